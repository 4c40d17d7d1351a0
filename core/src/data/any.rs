//! Any JSON.

use ferrapi_openapi::fragment::{Arity, Family, Rules, Shape, TypeSpec};
use serde_json::{Map, Value};

use super::{Data, compound_type, limits, schema};

impl Data for Value {
    const TYPE: TypeSpec = compound_type::<Self>(Arity::None, Family::Other, schema::<Self>);

    fn shape() -> &'static Shape {
        &Shape::Any
    }
}

impl Data for Map<String, Value> {
    const TYPE: TypeSpec = compound_type::<Self>(Arity::None, Family::Map, schema::<Self>);

    fn shape() -> &'static Shape {
        &Shape::Map { key: String::shape, value: Value::shape }
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        limits::items(self.len(), rules).is_none()
    }
}
