"""An interview through a pseudo-terminal: ASSESS FILE STEP…, each step a line to type, or ^C."""
import os
import pty
import select
import signal
import sys
import time

program, sheet, *steps = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    os.execv(program, [program, "interview", sheet, "--rubric", "digital-government-quick", "--lang", "vi", "--no-config"])

said = b""


def listen(until, seconds=20):
    """Reads until the prompt, or until the program ends."""
    global said
    end = time.monotonic() + seconds
    start = len(said)
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if ready:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                return
            if not piece:
                return
            said += piece
        if until and said[start:].endswith(until):
            return
    raise SystemExit("no prompt: " + said.decode(errors="replace"))


for step in steps:
    listen(b"> ")
    if step == "^C":
        os.write(terminal, b"\x03")
        break
    # Letter by letter, as a keyboard sends them, and as input methods take letters back to put an accent on them.
    for letter in step:
        os.write(terminal, letter.encode())
    os.write(terminal, b"\n")
try:
    listen(None, 5)
except SystemExit:
    os.kill(child, signal.SIGKILL)
_, status = os.waitpid(child, 0)
sys.stdout.buffer.write(said)
print("\nended:", os.waitstatus_to_exitcode(status))
