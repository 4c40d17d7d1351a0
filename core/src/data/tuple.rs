//! Tuples: JSON arrays of a fixed length.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{Arity, Family, Shape, ShapeOf, TypeSpec};

use super::{Data, compound_type, reads_one_text, schema};

macro_rules! tuples {
    ($(($($item:ident . $position:tt),+))*) => {$(
        impl<$($item: Data),+> Data for ($($item,)+) {
            const TYPE: TypeSpec = TypeSpec { keyed: $($item::TYPE.keyed)&&+, ..compound_type::<Self>(
                if $(reads_one_text($item::TYPE))&&+ { Arity::Many } else { Arity::None },
                Family::Other,
                |generator| schema::tuple(&[$(($item::TYPE.schema)(generator)),+]),
            ) };

            fn shape() -> &'static Shape {
                const { &Shape::Tuple(&[$($item::shape as ShapeOf),+]) }
            }

            #[inline]
            fn conforms(&self) -> bool {
                $(self.$position.conforms())&&+
            }

            #[inline]
            fn from_texts(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<Self> {
                let tuple = ($($item::from_text(&texts.next()?)?,)+);
                texts.next().is_none().then_some(tuple)
            }
        }
    )*};
}

tuples! {
    (A.0)
    (A.0, B.1)
    (A.0, B.1, C.2)
    (A.0, B.1, C.2, D.3)
    (A.0, B.1, C.2, D.3, E.4)
    (A.0, B.1, C.2, D.3, E.4, F.5)
    (A.0, B.1, C.2, D.3, E.4, F.5, G.6)
    (A.0, B.1, C.2, D.3, E.4, F.5, G.6, H.7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tuple_takes_exactly_its_texts() {
        let mut two = ["1", "a"].into_iter().map(Cow::Borrowed);
        assert_eq!(<(u8, String)>::from_texts(&mut two), Some((1, "a".to_owned())));
        let mut three = ["1", "a", "b"].into_iter().map(Cow::Borrowed);
        assert_eq!(<(u8, String)>::from_texts(&mut three), None);
        assert_eq!(<(u8, Vec<u8>) as Data>::TYPE.arity, Arity::None);
    }
}
