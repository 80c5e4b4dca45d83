//! Calling a library that panics over what is no fault of this program: a damaged workbook, a full disk.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether a panic of this thread is caught, and says nothing.
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// What a call gives; nothing if it panics, of which nobody is told.
pub fn caught<T>(call: impl FnOnce() -> T) -> Option<T> {
    static QUIETLY: Once = Once::new();
    QUIETLY.call_once(|| {
        let say = take_hook();
        set_hook(Box::new(move |panic| {
            if !IS_CAUGHT.get() {
                say(panic);
            }
        }));
    });
    let was = IS_CAUGHT.replace(true);
    let given = catch_unwind(AssertUnwindSafe(call)).ok();
    IS_CAUGHT.set(was);
    given
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_nothing_and_ends_there() {
        assert_eq!(caught(|| 1), Some(1));
        assert_eq!(caught(|| -> i32 { panic!("full") }), None);
        assert!(!IS_CAUGHT.get());
    }
}
