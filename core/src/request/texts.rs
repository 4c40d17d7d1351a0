//! The hot pass over a parameter model: serde reads the struct straight from the texts, without a JSON value between.
//!
//! Each text is taken in its plainest form only, as `Data::from_text` does; anything else is [`Cold`].

use std::borrow::Cow;
use std::fmt;

use ferrapi_openapi::fragment::{ModelSpec, Shape, Source, Unknown};
use serde::de::value::CowStrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use crate::data::Data;
use crate::request::spread::Texts;
use crate::validate::accepts;

/// Reads a model; `None` sends it to the cold pass.
pub(super) fn read<T: Data>(texts: &Texts<'_>) -> Option<T> {
    let model = model(T::shape())?;
    let strict = model.strict || model.fields.iter().any(|field| field.rules.strict);
    // Under `strict` no text makes anything but a text, and that is for the cold pass to say.
    if strict || (model.unknown != Unknown::Ignore && !texts.all_known(model)) {
        return None;
    }
    let value = T::deserialize(Struct { texts, model }).ok()?;
    accepts(&value, &ferrapi_openapi::fragment::Rules::NONE).then_some(value)
}

fn model(shape: &'static Shape) -> Option<&'static ModelSpec> {
    match shape {
        Shape::Model(model) => Some(model),
        Shape::Optional(inner) => model(inner()),
        Shape::Newtype(newtype) => model((newtype.inner.shape)()),
        _ => None,
    }
}

/// The texts are not plain: the cold pass decides.
#[derive(Debug)]
struct Cold;

impl fmt::Display for Cold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not in its plainest form")
    }
}

impl std::error::Error for Cold {}

impl de::Error for Cold {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Cold
    }
}

/// All parameters of a place, as a struct.
struct Struct<'t, 'r> {
    texts: &'t Texts<'r>,
    model: &'static ModelSpec,
}

impl<'de> Deserializer<'de> for Struct<'_, '_> {
    type Error = Cold;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Cold> {
        Err(Cold)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Cold> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Cold> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Cold> {
        visitor.visit_map(Fields { texts: self.texts, model: self.model, left: fields.iter(), current: "" })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map enum identifier ignored_any
    }
}

/// Those fields that are there.
struct Fields<'t, 'r> {
    texts: &'t Texts<'r>,
    model: &'static ModelSpec,
    left: std::slice::Iter<'static, &'static str>,
    current: &'static str,
}

impl<'de> MapAccess<'de> for Fields<'_, '_> {
    type Error = Cold;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Cold> {
        for field in self.left.by_ref() {
            if self.texts.has(self.model, field) {
                self.current = field;
                return seed.deserialize(IntoDeserializer::<Cold>::into_deserializer(*field)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Cold> {
        seed.deserialize(Field { texts: self.texts, model: self.model, name: self.current })
    }
}

/// One field: a text, or all texts of its name.
struct Field<'t, 'r> {
    texts: &'t Texts<'r>,
    model: &'static ModelSpec,
    name: &'static str,
}

impl<'t> Field<'t, '_> {
    fn text(&self) -> Result<Text<'t>, Cold> {
        self.texts.one(self.model, self.name).map(Text).ok_or(Cold)
    }
}

/// The methods of scalars, by the one that reads a text.
macro_rules! scalars {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Cold> {
            self.text()?.$method(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Field<'_, '_> {
    type Error = Cold;

    scalars! {
        deserialize_any deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64
        deserialize_char deserialize_str deserialize_string deserialize_identifier deserialize_ignored_any
        deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_map
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Cold> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Cold> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Cold> {
        // Of a list in a cookie only the cold pass can say what is wrong.
        if matches!(self.texts.source(), Source::Cookie) {
            return Err(Cold);
        }
        visitor.visit_seq(Items(self.texts.all(self.model, self.name)))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Cold> {
        self.text()?.deserialize_enum(name, variants, visitor)
    }

    serde::forward_to_deserialize_any! { unit_struct tuple tuple_struct struct }
}

/// All texts of one name.
struct Items<I>(I);

impl<'de, 't, I: Iterator<Item = Option<Cow<'t, str>>>> SeqAccess<'de> for Items<I> {
    type Error = Cold;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Cold> {
        match self.0.next() {
            None => Ok(None),
            Some(text) => seed.deserialize(Text(text.ok_or(Cold)?)).map(Some),
        }
    }
}

/// One text.
struct Text<'t>(Cow<'t, str>);

/// The methods of scalars whose plainest form `Data::from_text` knows.
macro_rules! plain {
    ($($method:ident $visit:ident $type:ty,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Cold> {
            visitor.$visit(<$type>::from_text(&self.0).ok_or(Cold)?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Text<'_> {
    type Error = Cold;

    plain! {
        deserialize_bool visit_bool bool,
        deserialize_i8 visit_i8 i8,
        deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64,
        deserialize_i128 visit_i128 i128,
        deserialize_u8 visit_u8 u8,
        deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32,
        deserialize_u64 visit_u64 u64,
        deserialize_u128 visit_u128 u128,
        deserialize_f32 visit_f32 f32,
        deserialize_f64 visit_f64 f64,
        deserialize_char visit_char char,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Cold> {
        match self.0 {
            Cow::Borrowed(text) => visitor.visit_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Cold> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Cold> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Cold> {
        let text: CowStrDeserializer<'_, Cold> = self.0.into_deserializer();
        text.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Cold> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::forms::{FormParts, Part};
    use crate::prelude::model;
    use crate::request::{Carried, Request};

    #[model(crate = crate)]
    #[derive(Debug, PartialEq)]
    struct Page {
        limit: u8,
        text: String,
        tags: Vec<String>,
        flag: Option<bool>,
        #[field(default = 3, le = 5)]
        bound: i64,
    }

    fn request(query: &str) -> Request {
        let mut form = FormParts::default();
        query.split('&').filter_map(|pair| pair.split_once('=')).for_each(|(name, text)| {
            form.push(name.to_owned(), Part::Text(text.to_owned()));
        });
        let mut request = Request::new(Arc::default(), Default::default());
        request.head.uri = format!("/?{query}").parse().unwrap();
        request.carried = Carried::Form(Box::new(form));
        request
    }

    #[test]
    fn plain_texts_need_no_cold_pass() {
        let expected =
            Page { limit: 7, text: String::new(), tags: vec!["a".into(), "b".into()], flag: None, bound: 3 };
        let request = request("tags=a&limit=1&text=&tags=b&limit=7&more=1");
        for source in [Source::Query, Source::Form] {
            assert_eq!(read::<Page>(&Texts::new(&request, source, false)).as_ref(), Some(&expected));
        }
    }

    #[test]
    fn anything_else_is_left_to_it() {
        for query in [
            "limit=7&text=",
            "limit=7.0&text=&tags=",
            "limit=256&text=&tags=",
            "limit=7&text=&tags=&flag=yes",
            "limit=7&text=&tags=&bound=6",
        ] {
            let request = request(query);
            assert_eq!(read::<Page>(&Texts::new(&request, Source::Query, false)), None, "{query}");
        }
    }
}
