//! What a member of a union is called in a location: pydantic's names of the Python types.

use ferrapi_openapi::fragment::{Content, Rules, Shape, ShapeOf, VariantSpec};

/// The name of a variant: of the type it holds, or its own when it holds fields.
pub(super) fn variant(variant: &VariantSpec) -> String {
    match variant.content {
        Content::Unit => "none".to_owned(),
        Content::Newtype { type_, rules } => {
            let shape = (type_.shape)();
            let name = shape_name(shape);
            if is_constrained(rules)
                && matches!(shape, Shape::Integer { .. } | Shape::Float { .. } | Shape::Text)
            {
                format!("constrained-{name}")
            } else {
                name
            }
        }
        Content::Tuple(items, _) => tuple(items),
        Content::Struct(_) => variant.ident.to_owned(),
    }
}

fn shape_name(shape: &Shape) -> String {
    let name_of = |of: ShapeOf| shape_name(of());
    match *shape {
        Shape::Bool => "bool".to_owned(),
        Shape::Integer { .. } => "int".to_owned(),
        Shape::Float { .. } => "float".to_owned(),
        Shape::Text | Shape::Char => "str".to_owned(),
        Shape::List { item, set: false } => format!("list[{}]", name_of(item)),
        Shape::List { item, set: true } => format!("set[{}]", name_of(item)),
        Shape::Tuple(items) => tuple(items),
        Shape::Map { key, value } => format!("dict[{},{}]", name_of(key), name_of(value)),
        Shape::Optional(inner) => format!("nullable[{}]", name_of(inner)),
        Shape::Model(spec) => (spec.name)().into_owned(),
        Shape::Newtype(spec) => (spec.name)().into_owned(),
        Shape::Choice(spec) => (spec.name)().into_owned(),
        Shape::Union(spec) => (spec.name)().into_owned(),
        Shape::Scalar(spec) => spec.name.to_owned(),
        Shape::Any | Shape::Opaque => "any".to_owned(),
    }
}

fn tuple(items: &[ShapeOf]) -> String {
    let items: Vec<_> = items.iter().map(|item| shape_name(item())).collect();
    format!("tuple[{}]", items.join(", "))
}

fn is_constrained(rules: &Rules) -> bool {
    let bounds = [rules.ge, rules.gt, rules.le, rules.lt, rules.multiple_of];
    bounds.iter().any(Option::is_some)
        || rules.min_length.is_some()
        || rules.max_length.is_some()
        || rules.pattern.is_some()
}
