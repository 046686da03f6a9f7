//! The project file's JSON Schema, for other programs that read or write projects.

use super::{FORMAT, VERSION, wire};

/// The schema (draft 2020-12), made from the types of the file. It is kept in `assets/project.schema.json`.
pub fn schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(wire::File).to_value();
    if let Some(properties) = schema.get_mut("properties").and_then(serde_json::Value::as_object_mut) {
        for (field, value) in [("format", FORMAT.into()), ("version", serde_json::Value::from(VERSION))] {
            if let Some(property) = properties.get_mut(field).and_then(serde_json::Value::as_object_mut) {
                property.insert("const".to_owned(), value);
            }
        }
    }
    schema
}

#[cfg(test)]
mod tests {
    /// With this in the environment the test writes the schema instead of comparing it.
    const WRITE: &str = "CROSSREAD_WRITE_SCHEMA";

    #[test]
    fn schema_in_assets_is_the_one_of_the_types() {
        // The package's folder as it is now: a built test may serve several checkouts.
        let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
        let path = std::path::PathBuf::from(package).join("assets/project.schema.json");
        let now = String::from_utf8(super::super::layout::to_bytes(&super::schema()).unwrap()).unwrap();
        if std::env::var_os(WRITE).is_some() {
            super::super::write_atomically(&path, now.as_bytes()).unwrap();
        }
        #[expect(clippy::disallowed_methods, reason = "a test reads what it tests")]
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(
            kept.replace("\r\n", "\n"),
            now,
            "the file's types have changed: run this test with {WRITE}=1 and look at the difference"
        );
    }
}
