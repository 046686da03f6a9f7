//! How the file's JSON is laid out: one field a line, so that version control shows what a person did; lists of numbers on one line.

use std::io;

use serde_json::ser::Formatter;

/// Two spaces a level.
const INDENT: &[u8] = b"  ";

/// Indents as `serde_json`'s own pretty printer does, but for lists of numbers: `[12, 30]`.
#[derive(Default)]
pub(super) struct Layout {
    level: usize,
    /// Whether the list or object just begun has anything in it.
    filled: bool,
    /// A list's value has been announced and not yet written; true where it is the first.
    announced: Option<bool>,
    /// Whether the last value of the innermost list stands on the list's own line.
    inline: bool,
}

impl Layout {
    fn line<W: ?Sized + io::Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.level).try_for_each(|_| writer.write_all(INDENT))
    }

    /// A value that is not a number comes: in a list it begins a line.
    fn place<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if let Some(first) = self.announced.take() {
            if !first {
                writer.write_all(b",")?;
            }
            self.inline = false;
            self.line(writer)?;
        }
        Ok(())
    }

    /// A number comes: in a list it stays on the line, unless the list has already left it.
    fn place_number<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        match self.announced {
            Some(_) if !self.inline => self.place(writer),
            Some(false) => {
                self.announced = None;
                writer.write_all(b", ")
            }
            _ => {
                self.announced = None;
                Ok(())
            }
        }
    }
}

macro_rules! numbers {
    ($($method:ident: $type:ty),*) => {
        $(fn $method<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: $type) -> io::Result<()> {
            self.place_number(writer)?;
            serde_json::ser::CompactFormatter.$method(writer, value)
        })*
    };
}

impl Formatter for Layout {
    numbers!(write_i8: i8, write_i16: i16, write_i32: i32, write_i64: i64, write_i128: i128);
    numbers!(write_u8: u8, write_u16: u16, write_u32: u32, write_u64: u64, write_u128: u128, write_f32: f32, write_f64: f64);
    numbers!(write_number_str: &str);

    fn write_null<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.place(writer)?;
        writer.write_all(b"null")
    }

    fn write_bool<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: bool) -> io::Result<()> {
        self.place(writer)?;
        writer.write_all(if value { b"true" } else { b"false" })
    }

    fn begin_string<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.place(writer)?;
        writer.write_all(b"\"")
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.place(writer)?;
        self.level += 1;
        self.filled = false;
        self.inline = true;
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.level -= 1;
        if self.filled && !self.inline {
            self.line(writer)?;
        }
        self.filled = true;
        self.inline = false;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W, first: bool) -> io::Result<()> {
        self.announced = Some(first);
        Ok(())
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.place(writer)?;
        self.level += 1;
        self.filled = false;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.level -= 1;
        if self.filled {
            self.line(writer)?;
        }
        self.filled = true;
        self.inline = false;
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        self.line(writer)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

/// The value as indented JSON with a newline at its end.
pub(super) fn to_bytes<T: serde::Serialize>(value: &T) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, Layout::default()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn one_field_a_line_and_numbers_together() {
        let value = json!({
            "span": [12, 30], "empty": [], "none": {}, "words": ["a", "b"], "mixed": [1, "a", 2], "deep": [[1, 2], [3]], "in": {"x": null}
        });
        insta::assert_snapshot!(String::from_utf8(super::to_bytes(&value).unwrap()).unwrap(), @r#"
        {
          "span": [12, 30],
          "empty": [],
          "none": {},
          "words": [
            "a",
            "b"
          ],
          "mixed": [1,
            "a",
            2
          ],
          "deep": [
            [1, 2],
            [3]
          ],
          "in": {
            "x": null
          }
        }
        "#);
    }

    #[test]
    fn any_value_reads_back_the_same() {
        let value = json!([1, {"a": [true, null, 1.5, -3, "x\n“é”", [], [[]], {}]}, [[1], 2, [3, {"b": 4}]]]);
        let bytes = super::to_bytes(&value).unwrap();
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&bytes).unwrap(), value);
    }
}
