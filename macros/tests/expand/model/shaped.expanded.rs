#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    #[automatically_derived]
    impl __ferrapi::serde::Serialize for Order {
        #[inline]
        fn serialize<__S: __ferrapi::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> __ferrapi::Result<__S::Ok, __S::Error> {
            Self::serialize(self, __ferrapi::with_computed(self, serializer))
        }
    }
    #[automatically_derived]
    impl __ferrapi::ComputedFields for Order {
        const COUNT: usize = 2;
        fn write<__W: __ferrapi::FieldWriter>(
            &self,
            writer: &mut __W,
        ) -> __ferrapi::Result<(), __W::Error> {
            writer
                .field(
                    "total",
                    &(__ferrapi::computed::<Self, _>("total", Self::total).1)(self),
                )?;
            writer
                .field(
                    "label",
                    &(__ferrapi::computed::<Self, _>("label", label_of).1)(self),
                )?;
            __ferrapi::Ok(())
        }
    }
    #[automatically_derived]
    impl<'de> __ferrapi::serde::Deserialize<'de> for Order {
        #[inline]
        fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            Self::deserialize(__ferrapi::keyed(deserializer))
        }
    }
    #[automatically_derived]
    impl __ferrapi::Data for Order {
        const FIELDS: &'static [__ferrapi::FieldSpec] = &[
            __ferrapi::FieldSpec {
                name: "in",
                output: "out",
                ..__ferrapi::field("name", __ferrapi::Probe::<String>::TYPE)
            },
            __ferrapi::FieldSpec {
                written: false,
                ..__ferrapi::field("voucher", __ferrapi::Probe::<String>::TYPE)
                    .or(|| __ferrapi::to_value(
                        &<String as __ferrapi::Default>::default(),
                    ))
            },
            __ferrapi::FieldSpec {
                flatten: true,
                ..__ferrapi::field("rest", __ferrapi::Probe::<Map<String, Value>>::TYPE)
            },
            __ferrapi::computed::<Self, _>("total", Self::total).0,
            __ferrapi::computed::<Self, _>("label", label_of).0,
        ];
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Model(
                    &__ferrapi::ModelSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Order"),
                        docs: __ferrapi::Docs {
                            description: __ferrapi::Some("An order."),
                            extra: __ferrapi::Some(|| __ferrapi::to_value(
                                &json!({ "x-unit" : "cm" }),
                            )),
                            ..__ferrapi::Docs::NONE
                        },
                        fields: __ferrapi::fields_of::<Self>(),
                        unknown: __ferrapi::Unknown::Ignore,
                        strict: false,
                        default: false,
                        check: __ferrapi::None,
                    },
                )
            }
        }
        #[inline]
        fn conforms(&self) -> bool {
            <String as __ferrapi::Data>::conforms(&self.name)
                && <String as __ferrapi::Data>::conforms(&self.voucher)
                && <Map<String, Value> as __ferrapi::Data>::conforms(&self.rest)
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Order {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("Order")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(::core::concat!(::core::module_path!(), "::Order"))
        }
        fn json_schema(
            generator: &mut __ferrapi::schemars::SchemaGenerator,
        ) -> __ferrapi::schemars::Schema {
            __ferrapi::own_schema::<Self>(generator)
        }
    }
    const _: () = __ferrapi::prove_keys(
        __ferrapi::Probe::<Map<String, Value>>::TYPE,
        "Map<String, Value>",
    );
    const _: () = __ferrapi::prove_flattened(
        __ferrapi::Probe::<Map<String, Value>>::FAMILY,
        "rest",
    );
};
#[derive(
    ::ferrapi::__private::serde::Serialize,
    ::ferrapi::__private::serde::Deserialize
)]
#[serde(crate = "::ferrapi::__private::serde", remote = "Self")]
/// An order.
struct Order {
    #[serde(rename(deserialize = "in", serialize = "out"))]
    name: String,
    #[serde(skip_serializing)]
    #[serde(default)]
    voucher: String,
    #[serde(flatten)]
    rest: Map<String, Value>,
}
#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    const _: () = __ferrapi::prove_discriminator(
        __ferrapi::Probe::<Cat>::FIELDS,
        "kind",
        "Cat",
    );
    const _: () = __ferrapi::prove_discriminator(
        __ferrapi::Probe::<Dog>::FIELDS,
        "kind",
        "Dog",
    );
    #[automatically_derived]
    impl<'de> __ferrapi::serde::Deserialize<'de> for Pet {
        #[inline]
        fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            let (member, value) = __ferrapi::discriminate::<Self, __D>(deserializer)?;
            match member {
                0 => {
                    __ferrapi::Result::map(
                        __ferrapi::member::<_, __D::Error>(value),
                        Self::Cat,
                    )
                }
                1 => {
                    __ferrapi::Result::map(
                        __ferrapi::member::<_, __D::Error>(value),
                        Self::Dog,
                    )
                }
                _ => __ferrapi::Err(__ferrapi::no_member()),
            }
        }
    }
    #[automatically_derived]
    impl __ferrapi::Data for Pet {
        const TYPE: __ferrapi::TypeSpec = __ferrapi::untagged_type::<
            Self,
        >(&[__ferrapi::Probe::<Cat>::TYPE, __ferrapi::Probe::<Dog>::TYPE]);
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Union(
                    &__ferrapi::UnionSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Pet"),
                        docs: __ferrapi::Docs::NONE,
                        tagging: __ferrapi::Tagging::Discriminator {
                            tag: "kind",
                        },
                        inline: true,
                        variants: &[
                            __ferrapi::VariantSpec {
                                ident: "Cat",
                                name: "Cat",
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                                content: __ferrapi::Content::Newtype {
                                    type_: __ferrapi::Probe::<Cat>::TYPE,
                                    rules: &__ferrapi::Rules::NONE,
                                },
                            },
                            __ferrapi::VariantSpec {
                                ident: "Dog",
                                name: "Dog",
                                aliases: &[],
                                docs: __ferrapi::Docs::NONE,
                                content: __ferrapi::Content::Newtype {
                                    type_: __ferrapi::Probe::<Dog>::TYPE,
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
                Self::Cat { 0: field_0, .. } => {
                    <Cat as __ferrapi::Data>::conforms(field_0)
                }
                Self::Dog { 0: field_0, .. } => {
                    <Dog as __ferrapi::Data>::conforms(field_0)
                }
            }
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Pet {
        fn inline_schema() -> bool {
            true
        }
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("Pet")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(::core::concat!(::core::module_path!(), "::Pet"))
        }
        fn json_schema(
            generator: &mut __ferrapi::schemars::SchemaGenerator,
        ) -> __ferrapi::schemars::Schema {
            __ferrapi::own_schema::<Self>(generator)
        }
    }
};
#[derive(::ferrapi::__private::serde::Serialize)]
#[serde(crate = "::ferrapi::__private::serde", untagged)]
enum Pet {
    Cat(Cat),
    Dog(Dog),
}
