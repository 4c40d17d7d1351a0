//! `Option` and `Box`: what stands inside decides.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{FieldSpec, Rules, Shape, TypeSpec};

use super::{Data, schema};

impl<T: Data> Data for Option<T> {
    const TYPE: TypeSpec =
        TypeSpec { optional: true, shape: Self::shape, schema: schema::nullable::<T>, ..T::TYPE };
    const FIELDS: &'static [FieldSpec] = T::FIELDS;

    fn shape() -> &'static Shape {
        const { &Shape::Optional(T::shape) }
    }

    #[inline]
    fn conforms(&self) -> bool {
        self.as_ref().is_none_or(T::conforms)
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        self.as_ref().is_none_or(|value| value.meets(rules))
    }

    #[inline]
    fn from_text(text: &str) -> Option<Self> {
        T::from_text(text).map(Some)
    }

    #[inline]
    fn from_texts(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<Self> {
        T::from_texts(texts).map(Some)
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Data> Data for Box<T> {
    const TYPE: TypeSpec = T::TYPE;
    const FIELDS: &'static [FieldSpec] = T::FIELDS;

    fn shape() -> &'static Shape {
        T::shape()
    }

    #[inline]
    fn conforms(&self) -> bool {
        T::conforms(self)
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        T::meets(self, rules)
    }

    #[inline]
    fn from_text(text: &str) -> Option<Self> {
        T::from_text(text).map(Box::new)
    }

    #[inline]
    fn from_texts(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<Self> {
        T::from_texts(texts).map(Box::new)
    }

    #[inline]
    fn absent() -> Option<Self> {
        T::absent().map(Box::new)
    }
}

#[cfg(test)]
mod tests {
    use ferrapi_openapi::fragment::{Arity, Bound, Family, Kind};

    use super::*;

    #[test]
    fn an_option_is_what_stands_inside_or_nothing() {
        let type_ = <Option<u8> as Data>::TYPE;
        assert_eq!((type_.kind, type_.arity, type_.family), (Kind::Scalar, Arity::One, Family::Integer));
        assert!(type_.optional);
        assert_eq!(Option::<u8>::from_text("5"), Some(Some(5)));
        assert_eq!(Option::<u8>::from_text(""), None);
        assert_eq!(Option::<u8>::absent(), Some(None));
        assert_eq!(u8::absent(), None);
        let rules = Rules { ge: Some(Bound::Int(1)), ..Rules::NONE };
        assert!(None::<u8>.meets(&rules) && Some(1u8).meets(&rules) && !Some(0u8).meets(&rules));
    }
}
