//! Titles: a name on the wire in, the words that a person reads out.

/// A name in Title Case, by the rule of Python's `name.replace("_", " ").title()`.
///
/// Every letter after a letter becomes small, every other letter becomes a capital: `item_id` gives `Item Id`,
/// `firstName` gives `Firstname`, `x-token` gives `X-Token`, `a1b` gives `A1B`.
pub fn title_case(name: &str) -> String {
    let mut title = String::with_capacity(name.len());
    let mut after_letter = false;
    for character in name.chars() {
        let character = if character == '_' { ' ' } else { character };
        if after_letter {
            title.extend(character.to_lowercase());
        } else {
            title.extend(character.to_uppercase());
        }
        // Python asks for letters that have a case at all; digits and ideographs have none.
        after_letter = character.is_lowercase() || character.is_uppercase();
    }
    title
}

#[cfg(test)]
mod tests {
    use super::title_case;

    #[test]
    fn words_are_pythons() {
        for (name, title) in [
            ("item_id", "Item Id"),
            ("firstName", "Firstname"),
            ("x-token", "X-Token"),
            ("a1b", "A1B"),
            ("Response_read_item_items__item_id__get", "Response Read Item Items  Item Id  Get"),
            ("", ""),
            ("_x", " X"),
            ("straße", "Straße"),
            ("名a", "名A"),
        ] {
            assert_eq!(title_case(name), title);
        }
    }
}
