#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    const RULES_CREATED_NAME: __ferrapi::Rules = __ferrapi::Rules {
        min_length: __ferrapi::Some(1),
        ..__ferrapi::Rules::NONE
    };
    #[allow(non_snake_case)]
    impl Event {
        #[doc(hidden)]
        fn __ferrapi_default_Created_version() -> u32 {
            1
        }
    }
    #[automatically_derived]
    impl __ferrapi::serde::Serialize for Event {
        #[inline]
        fn serialize<__S: __ferrapi::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> __ferrapi::Result<__S::Ok, __S::Error> {
            Self::serialize(self, serializer)
        }
    }
    #[automatically_derived]
    impl<'de> __ferrapi::serde::Deserialize<'de> for Event {
        #[inline]
        fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            Self::deserialize(__ferrapi::keyed(deserializer))
        }
    }
    #[automatically_derived]
    impl __ferrapi::Data for Event {
        const TYPE: __ferrapi::TypeSpec = __ferrapi::union_type::<Self>();
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Union(
                    &__ferrapi::UnionSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Event"),
                        docs: __ferrapi::Docs::described("What happened."),
                        tagging: __ferrapi::Tagging::Internal {
                            tag: "kind",
                        },
                        inline: false,
                        variants: &[
                            __ferrapi::VariantSpec {
                                ident: "Created",
                                name: "created",
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                                content: __ferrapi::Content::Struct(
                                    &__ferrapi::ModelSpec {
                                        name: || __ferrapi::Cow::Borrowed("Event::Created"),
                                        path: ::core::concat!(
                                            ::core::module_path!(), "::Event::Created"
                                        ),
                                        docs: __ferrapi::Docs::NONE,
                                        fields: &[
                                            __ferrapi::field("name", __ferrapi::Probe::<String>::TYPE)
                                                .under(&RULES_CREATED_NAME),
                                            __ferrapi::field("version", __ferrapi::Probe::<u32>::TYPE)
                                                .or(|| __ferrapi::to_value(
                                                    &Self::__ferrapi_default_Created_version(),
                                                )),
                                        ],
                                        unknown: __ferrapi::Unknown::Ignore,
                                        strict: false,
                                        default: false,
                                        check: __ferrapi::None,
                                    },
                                ),
                            },
                            __ferrapi::VariantSpec {
                                ident: "Renamed",
                                name: "renamed",
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                                content: __ferrapi::Content::Newtype {
                                    type_: __ferrapi::Probe::<Rename>::TYPE,
                                    rules: &__ferrapi::Rules::NONE,
                                },
                            },
                            __ferrapi::VariantSpec {
                                ident: "Deleted",
                                name: "deleted",
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
                Self::Created { name: field_0, version: field_1, .. } => {
                    <String as __ferrapi::Data>::check_field(
                        field_0,
                        &RULES_CREATED_NAME,
                    ) && <u32 as __ferrapi::Data>::conforms(field_1)
                }
                Self::Renamed { 0: field_0, .. } => {
                    <Rename as __ferrapi::Data>::conforms(field_0)
                }
                _ => true,
            }
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Event {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("Event")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(::core::concat!(::core::module_path!(), "::Event"))
        }
        fn json_schema(
            generator: &mut __ferrapi::schemars::SchemaGenerator,
        ) -> __ferrapi::schemars::Schema {
            __ferrapi::own_schema::<Self>(generator)
        }
    }
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<String>::FAMILY,
        __ferrapi::Keyword::MinLength,
        "name",
    );
};
#[derive(
    ::ferrapi::__private::serde::Serialize,
    ::ferrapi::__private::serde::Deserialize
)]
#[serde(crate = "::ferrapi::__private::serde", remote = "Self")]
/// What happened.
#[serde(tag = "kind", rename_all = "snake_case")]
enum Event {
    Created {
        name: String,
        #[serde(default = "Event::__ferrapi_default_Created_version")]
        version: u32,
    },
    Renamed(Rename),
    Deleted,
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
    impl __ferrapi::Data for Key {
        const TYPE: __ferrapi::TypeSpec = __ferrapi::untagged_type::<
            Self,
        >(&[__ferrapi::Probe::<u64>::TYPE, __ferrapi::opaque_type()]);
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Union(
                    &__ferrapi::UnionSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Key"),
                        docs: __ferrapi::Docs::NONE,
                        tagging: __ferrapi::Tagging::Untagged,
                        inline: true,
                        variants: &[
                            __ferrapi::VariantSpec {
                                ident: "Number",
                                name: "Number",
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                                content: __ferrapi::Content::Newtype {
                                    type_: __ferrapi::Probe::<u64>::TYPE,
                                    rules: &RULES_NUMBER_0,
                                },
                            },
                            __ferrapi::VariantSpec {
                                ident: "Pair",
                                name: "Pair",
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                                content: __ferrapi::Content::Tuple(
                                    &[
                                        __ferrapi::Probe::<String>::TYPE.shape,
                                        __ferrapi::Probe::<String>::TYPE.shape,
                                    ],
                                    &[
                                        __ferrapi::Probe::<String>::TYPE,
                                        __ferrapi::Probe::<String>::TYPE,
                                    ],
                                ),
                            },
                        ],
                        check: __ferrapi::Some(|value| __ferrapi::run_check::<
                            Self,
                            _,
                        >(value, |value| plausible(value))),
                    },
                )
            }
        }
        #[inline]
        fn conforms(&self) -> bool {
            (match self {
                Self::Number { 0: field_0, .. } => {
                    <u64 as __ferrapi::Data>::check_field(field_0, &RULES_NUMBER_0)
                }
                Self::Pair { 0: field_0, 1: field_1, .. } => {
                    <String as __ferrapi::Data>::conforms(field_0)
                        && <String as __ferrapi::Data>::conforms(field_1)
                }
            }) && __ferrapi::passes(self, |value| plausible(value))
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Key {
        fn inline_schema() -> bool {
            true
        }
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("Key")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(::core::concat!(::core::module_path!(), "::Key"))
        }
        fn json_schema(
            generator: &mut __ferrapi::schemars::SchemaGenerator,
        ) -> __ferrapi::schemars::Schema {
            __ferrapi::own_schema::<Self>(generator)
        }
    }
    const _: () = __ferrapi::prove_bound(
        __ferrapi::Probe::<u64>::FAMILY,
        __ferrapi::Probe::<u64>::TYPE,
        __ferrapi::Keyword::Ge,
        "0",
        1,
    );
};
#[derive(
    ::ferrapi::__private::serde::Serialize,
    ::ferrapi::__private::serde::Deserialize
)]
#[serde(crate = "::ferrapi::__private::serde")]
#[serde(untagged)]
enum Key {
    Number(u64),
    Pair(String, String),
}
#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    #[automatically_derived]
    impl __ferrapi::serde::Serialize for Adjacent {
        #[inline]
        fn serialize<__S: __ferrapi::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> __ferrapi::Result<__S::Ok, __S::Error> {
            Self::serialize(self, serializer)
        }
    }
    #[automatically_derived]
    impl<'de> __ferrapi::serde::Deserialize<'de> for Adjacent {
        #[inline]
        fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            Self::deserialize(__ferrapi::keyed(deserializer))
        }
    }
    #[automatically_derived]
    impl __ferrapi::Data for Adjacent {
        const TYPE: __ferrapi::TypeSpec = __ferrapi::union_type::<Self>();
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Union(
                    &__ferrapi::UnionSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Adjacent"),
                        docs: __ferrapi::Docs::NONE,
                        tagging: __ferrapi::Tagging::Adjacent {
                            tag: "t",
                            content: "c",
                        },
                        inline: false,
                        variants: &[
                            __ferrapi::VariantSpec {
                                ident: "Unit",
                                name: "Unit",
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                                content: __ferrapi::Content::Unit,
                            },
                            __ferrapi::VariantSpec {
                                ident: "Value",
                                name: "Value",
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                                content: __ferrapi::Content::Newtype {
                                    type_: __ferrapi::Probe::<bool>::TYPE,
                                    rules: &__ferrapi::Rules::NONE,
                                },
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
                Self::Value { 0: field_0, .. } => {
                    <bool as __ferrapi::Data>::conforms(field_0)
                }
                _ => true,
            }
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Adjacent {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("Adjacent")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(
                ::core::concat!(::core::module_path!(), "::Adjacent"),
            )
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
#[serde(crate = "::ferrapi::__private::serde", remote = "Self")]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Unit,
    Value(bool),
}
