//! Operation identifiers: FastAPI's rule, so that generated clients keep their method names.

/// `<function>_<path>_<method>` with every character that is no letter, digit or `_` as `_`:
/// `read_item` at `GET /items/{item_id}` gives `read_item_items__item_id__get`.
pub fn operation_id(name: &str, path: &str, method: &str) -> String {
    let mut id: String = name
        .chars()
        .chain(path.chars())
        .map(|character| if character.is_alphanumeric() || character == '_' { character } else { '_' })
        .collect();
    id.push('_');
    id.push_str(&method.to_ascii_lowercase());
    id
}

#[cfg(test)]
mod tests {
    use super::operation_id;

    #[test]
    fn is_fastapis() {
        assert_eq!(operation_id("read_item", "/items/{item_id}", "GET"), "read_item_items__item_id__get");
        assert_eq!(operation_id("create_item", "/items/", "POST"), "create_item_items__post");
        assert_eq!(operation_id("root", "/", "GET"), "root__get");
    }
}
