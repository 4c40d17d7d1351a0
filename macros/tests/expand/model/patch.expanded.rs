#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    const RULES_NAME: __ferrapi::Rules = __ferrapi::Rules {
        min_length: __ferrapi::Some(1),
        ..__ferrapi::Rules::NONE
    };
    #[allow(non_snake_case)]
    impl Item {
        #[doc(hidden)]
        fn __ferrapi_default_price() -> f64 {
            1.0
        }
    }
    #[automatically_derived]
    impl __ferrapi::Record for Item {
        const NAME: &'static str = "Item";
        const KEYS: &'static [&'static str] = &["name", "unitPrice"];
        const FORBIDS: bool = true;
        const COUNT: usize = 2;
        #[inline]
        fn find(key: &str) -> __ferrapi::Option<usize> {
            match key {
                "name" => __ferrapi::Some(0),
                "unitPrice" => __ferrapi::Some(1),
                _ => __ferrapi::None,
            }
        }
        #[inline]
        fn read<'de, __A: __ferrapi::serde::de::MapAccess<'de>>(
            members: &mut __ferrapi::Members<'de, __A>,
        ) -> __ferrapi::Result<Self, __A::Error> {
            let mut name = __ferrapi::None;
            let mut price = __ferrapi::None;
            while let __ferrapi::Some(number) = members.next_field() {
                match number {
                    0 => {
                        <String as __ferrapi::Data>::read_field(
                            &mut name,
                            "name",
                            members,
                        )
                    }
                    1 => {
                        <f64 as __ferrapi::Data>::read_field(
                            &mut price,
                            "unitPrice",
                            members,
                        )
                    }
                    _ => members.skip(),
                }
            }
            let (true, __ferrapi::Some(name), price) = (
                members.are_read(),
                <String as __ferrapi::Data>::field_value(
                    &mut name,
                    "name",
                    &mut members.missing,
                ),
                price.unwrap_or_else(Self::__ferrapi_default_price),
            ) else { return members.refuse() };
            __ferrapi::Ok(Self { name, price })
        }
    }
    #[automatically_derived]
    impl<'de> __ferrapi::serde::Deserialize<'de> for Item {
        #[inline]
        fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            __ferrapi::read_record(deserializer)
        }
    }
    #[automatically_derived]
    impl __ferrapi::serde::Serialize for Item {
        fn serialize<__S: __ferrapi::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> __ferrapi::Result<__S::Ok, __S::Error> {
            let mut writer = __ferrapi::Writer::begin(serializer, "Item", 2);
            <String as __ferrapi::Data>::write_field(&self.name, &mut writer, "name");
            <f64 as __ferrapi::Data>::write_field(&self.price, &mut writer, "unitPrice");
            writer.end()
        }
    }
    #[automatically_derived]
    impl __ferrapi::Data for Item {
        const FIELDS: &'static [__ferrapi::FieldSpec] = &[
            __ferrapi::FieldSpec {
                check: __ferrapi::Some(|value| __ferrapi::run_check::<
                    String,
                    _,
                >(value, |value| is_capital(value))),
                ..__ferrapi::field("name", __ferrapi::Probe::<String>::TYPE)
                    .under(&RULES_NAME)
                    .described("What it is called.")
            },
            __ferrapi::FieldSpec {
                name: "unitPrice",
                output: "unitPrice",
                ..__ferrapi::field("price", __ferrapi::Probe::<f64>::TYPE)
                    .or(|| __ferrapi::to_value(&Self::__ferrapi_default_price()))
            },
        ];
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Model(
                    &__ferrapi::ModelSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Item"),
                        docs: __ferrapi::Docs::NONE,
                        fields: __ferrapi::fields_of::<Self>(),
                        unknown: __ferrapi::Unknown::Forbid,
                        strict: false,
                        default: false,
                        check: __ferrapi::None,
                    },
                )
            }
        }
        #[inline]
        fn read_object<'de, __D: __ferrapi::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            __ferrapi::read_object(deserializer)
        }
        #[inline]
        fn conforms(&self) -> bool {
            <String as __ferrapi::Data>::check_field(&self.name, &RULES_NAME)
                && __ferrapi::passes(&self.name, |value| is_capital(value))
                && <f64 as __ferrapi::Data>::conforms(&self.price)
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Item {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("Item")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(::core::concat!(::core::module_path!(), "::Item"))
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
#[derive(Debug, Clone, PartialOrd)]
pub struct Item {
    /// What it is called.
    pub name: String,
    price: f64,
}
#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    const RULES_NAME: __ferrapi::Rules = __ferrapi::Rules {
        min_length: __ferrapi::Some(1),
        ..__ferrapi::Rules::NONE
    };
    #[automatically_derived]
    impl __ferrapi::serde::Serialize for ItemPatch {
        #[inline]
        fn serialize<__S: __ferrapi::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> __ferrapi::Result<__S::Ok, __S::Error> {
            Self::serialize(self, serializer)
        }
    }
    #[automatically_derived]
    impl<'de> __ferrapi::serde::Deserialize<'de> for ItemPatch {
        #[inline]
        fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            Self::deserialize(__ferrapi::keyed(deserializer))
        }
    }
    #[automatically_derived]
    impl __ferrapi::Data for ItemPatch {
        const FIELDS: &'static [__ferrapi::FieldSpec] = &[
            __ferrapi::FieldSpec {
                required: false,
                check: __ferrapi::Some(|value| __ferrapi::run_check::<
                    ::ferrapi::__private::Maybe<String>,
                    _,
                >(
                    value,
                    |value| __ferrapi::Maybe::checked(value, |value| is_capital(value)),
                )),
                ..__ferrapi::field(
                        "name",
                        __ferrapi::Probe::<::ferrapi::__private::Maybe<String>>::TYPE,
                    )
                    .under(&RULES_NAME)
                    .described("What it is called.")
            },
            __ferrapi::FieldSpec {
                name: "unitPrice",
                output: "unitPrice",
                required: false,
                ..__ferrapi::field(
                    "price",
                    __ferrapi::Probe::<::ferrapi::__private::Maybe<f64>>::TYPE,
                )
            },
        ];
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Model(
                    &__ferrapi::ModelSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::ItemPatch"),
                        docs: __ferrapi::Docs::NONE,
                        fields: __ferrapi::fields_of::<Self>(),
                        unknown: __ferrapi::Unknown::Forbid,
                        strict: false,
                        default: false,
                        check: __ferrapi::None,
                    },
                )
            }
        }
        #[inline]
        fn conforms(&self) -> bool {
            <::ferrapi::__private::Maybe<
                String,
            > as __ferrapi::Data>::check_field(&self.name, &RULES_NAME)
                && __ferrapi::passes(
                    &self.name,
                    |value| __ferrapi::Maybe::checked(value, |value| is_capital(value)),
                )
                && <::ferrapi::__private::Maybe<
                    f64,
                > as __ferrapi::Data>::conforms(&self.price)
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for ItemPatch {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("ItemPatch")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(
                ::core::concat!(::core::module_path!(), "::ItemPatch"),
            )
        }
        fn json_schema(
            generator: &mut __ferrapi::schemars::SchemaGenerator,
        ) -> __ferrapi::schemars::Schema {
            __ferrapi::own_schema::<Self>(generator)
        }
    }
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<::ferrapi::__private::Maybe<String>>::FAMILY,
        __ferrapi::Keyword::MinLength,
        "name",
    );
};
#[derive(
    ::ferrapi::__private::serde::Serialize,
    ::ferrapi::__private::serde::Deserialize
)]
#[serde(crate = "::ferrapi::__private::serde", deny_unknown_fields, remote = "Self")]
///A partial update of [`Item`]: what is absent stays as it is.
#[derive(::core::default::Default, Debug, Clone)]
pub struct ItemPatch {
    ///The new value of `name`.
    #[serde(default)]
    #[serde(skip_serializing_if = "::ferrapi::__private::Maybe::is_absent")]
    pub name: ::ferrapi::__private::Maybe<String>,
    ///The new value of `price`.
    #[serde(default)]
    #[serde(skip_serializing_if = "::ferrapi::__private::Maybe::is_absent")]
    #[serde(rename = "unitPrice")]
    price: ::ferrapi::__private::Maybe<f64>,
}
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    impl ItemPatch {
        ///Writes what is present into a [`Item`].
        pub fn apply_to(self, target: &mut Item) {
            __ferrapi::Maybe::apply_to(self.name, &mut target.name);
            __ferrapi::Maybe::apply_to(self.price, &mut target.price);
        }
    }
};
