//! The window's program: arguments in, window out.
fn main() {}
