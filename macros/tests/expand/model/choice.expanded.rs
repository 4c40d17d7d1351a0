#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    #[automatically_derived]
    impl __ferrapi::Data for Color {
        const TYPE: __ferrapi::TypeSpec = __ferrapi::choice_type::<Self>();
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Choice(
                    &__ferrapi::ChoiceSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Color"),
                        docs: __ferrapi::Docs::described("A colour."),
                        values: &[
                            __ferrapi::ChoiceValue {
                                value: __ferrapi::Plain::Text("red"),
                                aliases: &[],
                                docs: __ferrapi::Docs::described("As in blood."),
                            },
                            __ferrapi::ChoiceValue {
                                value: __ferrapi::Plain::Text("grey"),
                                aliases: &["GREY", "gray"],
                                docs: __ferrapi::Docs::NONE,
                            },
                        ],
                        literal: false,
                    },
                )
            }
        }
        #[inline]
        fn from_text(text: &str) -> __ferrapi::Option<Self> {
            match text {
                "red" => __ferrapi::Some(Self::Red),
                "grey" | "GREY" | "gray" => __ferrapi::Some(Self::Grey),
                _ => __ferrapi::None,
            }
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Color {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("Color")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(::core::concat!(::core::module_path!(), "::Color"))
        }
        fn json_schema(
            generator: &mut __ferrapi::schemars::SchemaGenerator,
        ) -> __ferrapi::schemars::Schema {
            __ferrapi::own_schema::<Self>(generator)
        }
    }
};
#[derive(
    ::ferrapi::__private::serde::Serialize,
    ::ferrapi::__private::serde::Deserialize
)]
#[serde(crate = "::ferrapi::__private::serde")]
/// A colour.
#[derive(Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Color {
    /// As in blood.
    Red,
    #[serde(alias = "gray", alias = "GREY")]
    Grey,
    #[serde(skip)]
    Unknown,
}
