#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    #[automatically_derived]
    impl __ferrapi::serde::Serialize for Level {
        fn serialize<__S: __ferrapi::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> __ferrapi::Result<__S::Ok, __S::Error> {
            match self {
                Self::Low => __ferrapi::serde::Serializer::serialize_i64(serializer, 1),
                Self::High => __ferrapi::serde::Serializer::serialize_i64(serializer, 2),
                #[allow(unreachable_patterns)]
                _ => __ferrapi::Err(__ferrapi::not_written()),
            }
        }
    }
    #[automatically_derived]
    impl<'de> __ferrapi::serde::Deserialize<'de> for Level {
        fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            match <i64 as __ferrapi::serde::Deserialize>::deserialize(deserializer)? {
                1 => __ferrapi::Ok(Self::Low),
                2 => __ferrapi::Ok(Self::High),
                _ => __ferrapi::Err(__ferrapi::no_member()),
            }
        }
    }
    #[automatically_derived]
    impl __ferrapi::Data for Level {
        const TYPE: __ferrapi::TypeSpec = __ferrapi::choice_type::<Self>();
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Choice(
                    &__ferrapi::ChoiceSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Level"),
                        docs: __ferrapi::Docs::described("How loud."),
                        values: &[
                            __ferrapi::ChoiceValue {
                                value: __ferrapi::Plain::Integer(1),
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                            },
                            __ferrapi::ChoiceValue {
                                value: __ferrapi::Plain::Integer(2),
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                            },
                        ],
                        literal: true,
                    },
                )
            }
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Level {
        fn inline_schema() -> bool {
            true
        }
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("Level")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(::core::concat!(::core::module_path!(), "::Level"))
        }
        fn json_schema(
            generator: &mut __ferrapi::schemars::SchemaGenerator,
        ) -> __ferrapi::schemars::Schema {
            __ferrapi::own_schema::<Self>(generator)
        }
    }
};
/// How loud.
#[derive(Clone, Copy)]
enum Level {
    Low = 1,
    High,
    Muted = -1,
}
#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    const RULES_NUMBER_0: __ferrapi::Rules = __ferrapi::Rules {
        ge: __ferrapi::Some(__ferrapi::Bound::Int(1)),
        ..__ferrapi::Rules::NONE
    };
    #[automatically_derived]
    impl<'de> __ferrapi::serde::Deserialize<'de> for Either {
        fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            let (member, value) = __ferrapi::choose::<Self, __D>(deserializer)?;
            match member {
                0 => {
                    __ferrapi::Result::map(
                        __ferrapi::member::<_, __D::Error>(value),
                        Self::Number,
                    )
                }
                1 => {
                    __ferrapi::Result::map(
                        __ferrapi::member::<_, __D::Error>(value),
                        Self::Text,
                    )
                }
                2 => __ferrapi::Ok(Self::Nothing),
                _ => __ferrapi::Err(__ferrapi::no_member()),
            }
        }
    }
    #[automatically_derived]
    impl __ferrapi::Data for Either {
        const TYPE: __ferrapi::TypeSpec = __ferrapi::untagged_type::<
            Self,
        >(
            &[
                __ferrapi::Probe::<i64>::TYPE,
                __ferrapi::Probe::<String>::TYPE,
                __ferrapi::opaque_type(),
            ],
        );
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Union(
                    &__ferrapi::UnionSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Either"),
                        docs: __ferrapi::Docs::described("Either of two."),
                        tagging: __ferrapi::Tagging::Untagged,
                        inline: true,
                        variants: &[
                            __ferrapi::VariantSpec {
                                ident: "Number",
                                name: "Number",
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                                content: __ferrapi::Content::Newtype {
                                    type_: __ferrapi::Probe::<i64>::TYPE,
                                    rules: &RULES_NUMBER_0,
                                },
                            },
                            __ferrapi::VariantSpec {
                                ident: "Text",
                                name: "Text",
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                                content: __ferrapi::Content::Newtype {
                                    type_: __ferrapi::Probe::<String>::TYPE,
                                    rules: &__ferrapi::Rules::NONE,
                                },
                            },
                            __ferrapi::VariantSpec {
                                ident: "Nothing",
                                name: "Nothing",
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                                content: __ferrapi::Content::Unit,
                            },
                        ],
                        check: __ferrapi::None,
                    },
                )
            }
        }
        #[inline]
        fn conforms(&self) -> bool {
            match self {
                Self::Number { 0: field_0, .. } => {
                    <i64 as __ferrapi::Data>::check_field(field_0, &RULES_NUMBER_0)
                }
                Self::Text { 0: field_0, .. } => {
                    <String as __ferrapi::Data>::conforms(field_0)
                }
                _ => true,
            }
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Either {
        fn inline_schema() -> bool {
            true
        }
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("Either")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(::core::concat!(::core::module_path!(), "::Either"))
        }
        fn json_schema(
            generator: &mut __ferrapi::schemars::SchemaGenerator,
        ) -> __ferrapi::schemars::Schema {
            __ferrapi::own_schema::<Self>(generator)
        }
    }
    const _: () = __ferrapi::prove_bound(
        __ferrapi::Probe::<i64>::FAMILY,
        __ferrapi::Probe::<i64>::TYPE,
        __ferrapi::Keyword::Ge,
        "0",
        1,
    );
};
#[derive(::ferrapi::__private::serde::Serialize)]
#[serde(crate = "::ferrapi::__private::serde")]
/// Either of two.
#[serde(untagged)]
enum Either {
    Number(i64),
    Text(String),
    Nothing,
}
