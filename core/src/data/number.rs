//! Integers and floats.

use std::num::{NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroUsize};

use ferrapi_openapi::fragment::{Family, Rules, Shape, TypeSpec};

use super::{Data, limits, scalar_type};

/// The table entry of an integer.
const fn integer_type<T: Data>(min: i128, max: i128) -> TypeSpec {
    TypeSpec { range: Some((min, max)), ..scalar_type::<T>(Family::Integer) }
}

/// `i128` holds every value of these types, so that one check serves all.
macro_rules! integers {
    ($($type:ty),*) => {$(
        impl Data for $type {
            const TYPE: TypeSpec = integer_type::<Self>(<$type>::MIN as i128, <$type>::MAX as i128);

            fn shape() -> &'static Shape {
                &Shape::Integer { min: <$type>::MIN as i128, max: <$type>::MAX as i128 }
            }

            #[inline]
            fn meets(&self, rules: &Rules) -> bool {
                limits::integer(*self as i128, rules).is_none()
            }

            // `str::parse` takes a sign and digits only, which the lax mode takes too.
            #[inline]
            fn from_text(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )*};
}

integers!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, usize);

impl Data for u128 {
    const TYPE: TypeSpec = integer_type::<Self>(0, i128::MAX);

    // The table's bounds end at `i128::MAX`, far beyond what the cold pass can hold in a JSON value anyway.
    fn shape() -> &'static Shape {
        &Shape::Integer { min: 0, max: i128::MAX }
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        // No bound can be written above `i128::MAX`: what is greater compares as the greatest.
        limits::integer(i128::try_from(*self).unwrap_or(i128::MAX), rules).is_none()
    }

    #[inline]
    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

// The signed ones are left out: their gap at zero is no bound that the table or a schema can state.
macro_rules! nonzero_integers {
    ($($type:ident),*) => {$(
        impl Data for $type {
            const TYPE: TypeSpec = integer_type::<Self>(1, $type::MAX.get() as i128);

            fn shape() -> &'static Shape {
                const { &Shape::Integer { min: 1, max: $type::MAX.get() as i128 } }
            }

            #[inline]
            fn meets(&self, rules: &Rules) -> bool {
                limits::integer(self.get() as i128, rules).is_none()
            }

            #[inline]
            fn from_text(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )*};
}

nonzero_integers!(NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroUsize);

macro_rules! floats {
    ($($type:ident $(conforms $conforms:expr)?),*) => {$(
        impl Data for $type {
            const TYPE: TypeSpec = scalar_type::<Self>(Family::Float);

            fn shape() -> &'static Shape {
                &Shape::Float { max: $type::MAX as f64 }
            }

            $(#[inline]
            fn conforms(&self) -> bool {
                $conforms(*self)
            })?

            #[inline]
            fn meets(&self, rules: &Rules) -> bool {
                limits::float(f64::from(*self), rules).is_none()
            }

            // All that `str::parse` takes, `inf` and `nan` in any case too, the lax mode takes with the same
            // value. This is the only way for a NaN to come in: a JSON value cannot hold it.
            #[inline]
            fn from_text(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )*};
}

// serde makes an infinity of what 32 bits cannot hold. The cold pass tells that from an infinity that was sent, which
// this width does not take either.
floats!(f32 conforms f32::is_finite, f64);

#[cfg(test)]
mod tests {
    use ferrapi_openapi::fragment::Bound;

    use super::*;

    #[test]
    fn plain_texts_are_read_and_others_left_to_the_cold_pass() {
        for (text, value) in [("5", Some(5)), ("+5", Some(5)), ("-5", Some(-5)), ("005", Some(5))] {
            assert_eq!(i64::from_text(text), value);
        }
        for text in ["", " 5", "1_000", "1.0", "0x10", "٣", "9999999999999999999"] {
            assert_eq!(i64::from_text(text), None, "{text}");
        }
        assert_eq!(u8::from_text("256"), None);
        assert_eq!(NonZeroU8::from_text("0"), None);
        assert_eq!(f64::from_text("1e3"), Some(1000.0));
        assert_eq!(f64::from_text("-Infinity"), Some(f64::NEG_INFINITY));
        assert!(f64::from_text("NaN").is_some_and(f64::is_nan));
        assert_eq!(f64::from_text("1_000.5"), None);
        assert_eq!(f64::from_text(" 1"), None);
    }

    #[test]
    fn bounds_hold_for_every_width() {
        let rules = Rules { ge: Some(Bound::Int(1)), lt: Some(Bound::Int(100)), ..Rules::NONE };
        assert!(1u8.meets(&rules) && 99i128.meets(&rules) && 99.5f32.meets(&rules));
        assert!(!0u64.meets(&rules) && !u128::MAX.meets(&rules) && !f64::NAN.meets(&rules));
    }
}
