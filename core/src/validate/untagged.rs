//! Whether a type holds what serde chooses for itself: the member of an untagged enum, and what is flattened into a
//! struct without being a struct or a map.

use ferrapi_openapi::fragment::{Content, FieldSpec, Shape, ShapeOf, Tagging};

/// Whether there is such a thing anywhere in a type. A type that contains itself is looked at once.
#[cold]
pub(crate) fn serde_chooses(shape: &'static Shape) -> bool {
    any(shape, &mut Vec::new())
}

fn any(shape: &'static Shape, seen: &mut Vec<*const Shape>) -> bool {
    if seen.contains(&std::ptr::from_ref(shape)) {
        return false;
    }
    seen.push(std::ptr::from_ref(shape));
    let of = |inner: &ShapeOf, seen: &mut Vec<*const Shape>| any(inner(), seen);
    match shape {
        Shape::List { item, .. } | Shape::Optional(item) => of(item, seen),
        Shape::Tuple(items) => items.iter().any(|item| of(item, seen)),
        Shape::Map { key, value } => of(key, seen) || of(value, seen),
        Shape::Model(model) => fields(model.fields, seen),
        Shape::Newtype(newtype) => any((newtype.inner.shape)(), seen),
        Shape::Union(union) => {
            union.tagging == Tagging::Untagged
                || union.variants.iter().any(|variant| match &variant.content {
                    Content::Unit => false,
                    Content::Newtype { type_, .. } => any((type_.shape)(), seen),
                    Content::Tuple(items, _) => items.iter().any(|item| of(item, seen)),
                    Content::Struct(model) => fields(model.fields, seen),
                })
        }
        _ => false,
    }
}

fn fields(fields: &'static [FieldSpec], seen: &mut Vec<*const Shape>) -> bool {
    fields.iter().any(|field| {
        let Some(shape) = field.type_.map(|type_| (type_.shape)()) else { return false };
        let walked = !field.flatten || matches!(shape, Shape::Model(_) | Shape::Map { .. });
        !walked || any(shape, seen)
    })
}
