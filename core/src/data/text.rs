//! `bool`, `char` and texts.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{Family, Rules, Shape, TypeSpec};

use super::{Data, limits, scalar_type};

impl Data for bool {
    const TYPE: TypeSpec = scalar_type::<Self>(Family::Other);

    fn shape() -> &'static Shape {
        &Shape::Bool
    }

    // The other words (`yes`, `on`, `1`) are the cold pass's.
    #[inline]
    fn from_text(text: &str) -> Option<Self> {
        match text {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }
}

impl Data for char {
    const TYPE: TypeSpec = scalar_type::<Self>(Family::Other);

    fn shape() -> &'static Shape {
        &Shape::Char
    }

    #[inline]
    fn from_text(text: &str) -> Option<Self> {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.as_str().is_empty())
    }
}

impl Data for String {
    const TYPE: TypeSpec = scalar_type::<Self>(Family::Text);

    fn shape() -> &'static Shape {
        &Shape::Text
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        limits::text(self, rules).is_none()
    }

    #[inline]
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Data for Cow<'static, str> {
    const TYPE: TypeSpec = scalar_type::<Self>(Family::Text);

    fn shape() -> &'static Shape {
        &Shape::Text
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        limits::text(self, rules).is_none()
    }

    #[inline]
    fn from_text(text: &str) -> Option<Self> {
        Some(Cow::Owned(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_texts_are_read() {
        assert_eq!(bool::from_text("true"), Some(true));
        assert_eq!(bool::from_text("yes"), None);
        assert_eq!(char::from_text("é"), Some('é'));
        assert_eq!(char::from_text("ab"), None);
        assert_eq!(char::from_text(""), None);
        assert_eq!(String::from_text(" a "), Some(" a ".to_owned()));
    }
}
