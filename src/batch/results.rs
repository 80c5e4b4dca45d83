//! Results that `assess` wrote as JSON, read back to stand beside others: that of one agency, that of a batch, or a line for
//! each agency.
//!
//! A result of one agency holds its answers: they are taken, where the rubric at hand is the one that the result was made
//! with. Of any other result the numbers are taken, stage by stage and dimension by dimension as they are called.

use serde_json::Value;

use crate::analysis::compare::End;
use crate::base::lang::Message;
use crate::base::number::Ppm;
use crate::base::quote::{clean, quoted};
use crate::engine::profile::Profile;
use crate::model::answers::{Agency, AgencyKind};
use crate::model::rubric::Rubric;

use super::comparison::Came;
use super::parts::sheet_of;
use super::words;

/// Results that were read.
#[derive(Debug)]
pub struct Results {
    /// The id of the rubric that they say they are of.
    pub rubric: String,
    list: Vec<Value>,
}

impl Results {
    /// The results that bytes hold; nothing if they hold something else.
    #[must_use]
    pub fn told(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        if bytes.trim_ascii_start().first() != Some(&b'{') {
            return None;
        }
        let list = match serde_json::from_slice::<Value>(bytes) {
            Ok(value) => vec![value],
            Err(_) => {
                let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
                lines.map(serde_json::from_slice).collect::<Result<Vec<Value>, _>>().ok()?
            }
        };
        let is_result = |value: &Value| is_batch(value) || value.get("fault").is_some() || is_of_one(value);
        if !list.iter().all(is_result) {
            return None;
        }
        let rubric = list.first()?.pointer("/rubric/id")?.as_str()?.to_owned();
        // The name of a file is nobody's id: a result that came by mail opens none.
        let is_id = !rubric.is_empty() && rubric.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        is_id.then_some(Self { rubric, list })
    }

    /// The result, if it is that of one agency.
    pub(super) fn of_one(&self) -> Option<&Value> {
        match &self.list[..] {
            [one] if is_of_one(one) => Some(one),
            _ => None,
        }
    }

    /// The agencies of the results, by a rubric.
    ///
    /// # Errors
    /// That they are of another rubric, or damaged.
    pub fn came(&self, rubric: &Rubric, origin: &str) -> Result<Vec<Came>, Message> {
        let mut all = Vec::new();
        for value in &self.list {
            let id = value.pointer("/rubric/id").and_then(Value::as_str).unwrap_or_default();
            if id != rubric.id {
                return Err(words::result_of_other_rubric(&quoted(id), &rubric.id));
            }
            let own = value.get("origin").and_then(Value::as_str).unwrap_or(origin);
            if is_batch(value) {
                let agencies = value["agencies"].as_array().into_iter().flatten();
                let came = agencies.map(|agency| numbers(agency, agency, value, rubric));
                all.extend(came.collect::<Option<Vec<_>>>().ok_or_else(words::damaged_result)?);
            } else if is_of_one(value) {
                let is_same = value.pointer("/provenance/rubric_sha256").and_then(Value::as_str)
                    == Some(&*rubric.sha256());
                match sheet_of(value, rubric).filter(|_| is_same) {
                    Some(sheet) => all.push(Came::new(&sheet, clean(own))),
                    None => {
                        let came = numbers(value, &value["verdict"], value, rubric);
                        all.push(came.ok_or_else(words::damaged_result)?);
                    }
                }
            }
        }
        Ok(all)
    }
}

fn is_batch(value: &Value) -> bool {
    value.get("agencies").is_some_and(Value::is_array) && value.get("inputs").is_some()
}

fn is_of_one(value: &Value) -> bool {
    value.get("verdict").is_some() && value.get("dimensions").is_some()
}

/// The numbers of an agency: who it is, where it stands, and the stages that the result is in the order of; nothing if one is
/// none.
pub(super) fn numbers(of: &Value, verdict: &Value, whole: &Value, rubric: &Rubric) -> Option<Came> {
    let text = |at: &str| of.pointer(at).and_then(Value::as_str).map(clean);
    let kind = text("/agency/kind");
    let agency = Agency {
        name: text("/agency/name")?,
        code: text("/agency/code"),
        scheme: text("/agency/scheme"),
        kind: AgencyKind::ALL.iter().find(|(name, _)| Some(*name) == kind.as_deref()).map(|(_, kind)| *kind),
        ..Agency::default()
    };
    let stage = |value: &Value| value.as_str().and_then(|id| stage_of(id, rubric));
    let column = |id: &Value| {
        let found =
            id.as_str().and_then(|id| (0..rubric.columns()).find(|&at| column_id(rubric, at) == Some(id)));
        found.or_else(|| (id.is_null() && rubric.columns() == 1).then_some(0))
    };
    let width = rubric.columns();
    let mut cells = vec![None; width * (rubric.dimensions.len() + 1)];
    let mut stages = vec![None; rubric.dimensions.len()];
    let mut put = |row: usize, id: &Value, share: &Value| -> Option<()> {
        if let Some(column) = column(id) {
            cells[row * width + column] = ppm(share).ok()?;
        }
        Some(())
    };
    for dimension in of.get("dimensions")?.as_array()? {
        let Some(at) = rubric.dimensions.iter().position(|own| dimension["id"] == own.id.as_str()) else {
            continue;
        };
        stages[at] = stage(&dimension["stage"]);
        for cell in dimension.get("cells").and_then(Value::as_array).into_iter().flatten() {
            put(at, &cell["stage"], &cell["coverage_ppm"])?;
        }
    }
    let whole_row = rubric.dimensions.len();
    let columns = whole["stages"].as_array()?;
    match of.get("overall_ppm").and_then(Value::as_array) {
        Some(overall) if overall.len() == columns.len() => {
            for (own, share) in columns.iter().zip(overall) {
                put(whole_row, &own["id"], share)?;
            }
        }
        Some(_) => {}
        None => {
            for own in columns {
                put(whole_row, &own["id"], &own["coverage_ppm"])?;
            }
        }
    }
    let end = End {
        profile: Profile::given(width, cells, ppm(&verdict["index_ppm"]).ok()?),
        stage: stage(&verdict["stage"]).filter(|_| rubric.method.claims()),
        dimension_stages: stages,
        ..End::default()
    };
    Some(Came {
        agency,
        period: text("/period"),
        illustrative: of["illustrative"].as_bool()?,
        origin: text("/origin").unwrap_or_default(),
        given: Vec::new(),
        end: Some(Box::new(end)),
    })
}

fn column_id(rubric: &Rubric, column: usize) -> Option<&str> {
    rubric.column_stage(column).map(|stage| stage.id.as_str())
}

/// That a share is none.
struct NoShare;

/// A share, if it is not null.
fn ppm(value: &Value) -> Result<Option<Ppm>, NoShare> {
    if value.is_null() {
        return Ok(None);
    }
    let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
    number.filter(|number| *number <= 1_000_000).map(|number| Some(Ppm::new(number))).ok_or(NoShare)
}

/// The number of a stage by its id, or a former one.
pub(super) fn stage_of(id: &str, rubric: &Rubric) -> Option<usize> {
    let own = (0..=rubric.stages.len()).find(|&number| rubric.stage_id(number) == id);
    own.or_else(|| rubric.former_stage(id).map(|at| at + 1))
}
