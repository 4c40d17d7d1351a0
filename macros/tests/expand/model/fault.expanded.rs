::core::compile_error! {
    "unknown key `min_lenght`, did you mean `min_length`?"
}
struct Wrong<T> {
    name: T,
}
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    impl<T: __ferrapi::Data> __ferrapi::serde::Serialize for Wrong<T> {
        fn serialize<__S: __ferrapi::serde::Serializer>(
            &self,
            _: __S,
        ) -> __ferrapi::Result<__S::Ok, __S::Error> {
            ::core::unreachable!()
        }
    }
    impl<'de, T: __ferrapi::Data> __ferrapi::serde::Deserialize<'de> for Wrong<T> {
        fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
            _: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            ::core::unreachable!()
        }
    }
    impl<T: __ferrapi::Data> __ferrapi::schemars::JsonSchema for Wrong<T> {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            ::core::unreachable!()
        }
        fn json_schema(
            _: &mut __ferrapi::schemars::SchemaGenerator,
        ) -> __ferrapi::schemars::Schema {
            ::core::unreachable!()
        }
    }
    impl<T: __ferrapi::Data> __ferrapi::Data for Wrong<T> {
        const TYPE: __ferrapi::TypeSpec = __ferrapi::opaque_type();
        fn shape() -> &'static __ferrapi::Shape {
            &__ferrapi::Shape::Opaque
        }
    }
};
