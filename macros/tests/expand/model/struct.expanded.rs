#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    const RULES_ITEM_NAME: __ferrapi::Rules = __ferrapi::Rules {
        min_length: __ferrapi::Some(1),
        max_length: __ferrapi::Some(100),
        pattern: __ferrapi::Some(__ferrapi::Pattern {
            text: "^[A-Z]",
            matches: |text| {
                static PATTERN: __ferrapi::Regex = __ferrapi::Regex::new("^[A-Z]");
                PATTERN.is_match(text)
            },
        }),
        ..__ferrapi::Rules::NONE
    };
    const RULES_PRICE: __ferrapi::Rules = __ferrapi::Rules {
        gt: __ferrapi::Some(__ferrapi::Bound::Int(0)),
        multiple_of: __ferrapi::Some(__ferrapi::Bound::Float(0.5)),
        ..__ferrapi::Rules::NONE
    };
    const RULES_TAGS: __ferrapi::Rules = __ferrapi::Rules {
        max_items: __ferrapi::Some(20),
        unique_items: true,
        ..__ferrapi::Rules::NONE
    };
    const RULES_COUNT: __ferrapi::Rules = __ferrapi::Rules {
        ge: __ferrapi::Some(__ferrapi::Bound::Int(-1)),
        ..__ferrapi::Rules::NONE
    };
    #[allow(non_snake_case)]
    impl NewItem {
        #[doc(hidden)]
        fn __ferrapi_default_state() -> String {
            __ferrapi::FromText::from_text("new")
        }
        #[doc(hidden)]
        fn __ferrapi_default_count() -> i64 {
            3
        }
    }
    #[automatically_derived]
    impl __ferrapi::serde::Serialize for NewItem {
        #[inline]
        fn serialize<__S: __ferrapi::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> __ferrapi::Result<__S::Ok, __S::Error> {
            Self::serialize(self, serializer)
        }
    }
    #[automatically_derived]
    impl<'de> __ferrapi::serde::Deserialize<'de> for NewItem {
        #[inline]
        fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            Self::deserialize(__ferrapi::keyed(deserializer))
        }
    }
    #[automatically_derived]
    impl __ferrapi::Data for NewItem {
        const FIELDS: &'static [__ferrapi::FieldSpec] = &[
            __ferrapi::FieldSpec {
                name: "itemName",
                output: "itemName",
                docs: __ferrapi::Docs {
                    description: __ferrapi::Some("Shown to people."),
                    examples: __ferrapi::Some(|| __ferrapi::json_array([
                        __ferrapi::to_value(&"Hammer"),
                    ])),
                    ..__ferrapi::Docs::NONE
                },
                ..__ferrapi::field("item_name", __ferrapi::Probe::<String>::TYPE)
                    .under(&RULES_ITEM_NAME)
            },
            __ferrapi::field("price", __ferrapi::Probe::<f64>::TYPE).under(&RULES_PRICE),
            __ferrapi::field("tags", __ferrapi::Probe::<Vec<String>>::TYPE)
                .under(&RULES_TAGS)
                .or(|| __ferrapi::to_value(
                    &<Vec<String> as __ferrapi::Default>::default(),
                )),
            __ferrapi::FieldSpec {
                name: "item-state",
                output: "item-state",
                docs: __ferrapi::Docs {
                    hidden: true,
                    ..__ferrapi::Docs::NONE
                },
                ..__ferrapi::field("state", __ferrapi::Probe::<String>::TYPE)
                    .or(|| __ferrapi::to_value(&Self::__ferrapi_default_state()))
            },
            __ferrapi::FieldSpec {
                docs: __ferrapi::Docs {
                    examples: __ferrapi::Some(|| __ferrapi::json_array([
                        __ferrapi::to_value(&1),
                        __ferrapi::to_value(&3),
                    ])),
                    deprecated: true,
                    ..__ferrapi::Docs::NONE
                },
                check: __ferrapi::Some(|value| __ferrapi::run_check::<
                    i64,
                    _,
                >(value, |value| is_odd(value))),
                ..__ferrapi::field("count", __ferrapi::Probe::<i64>::TYPE)
                    .under(&RULES_COUNT)
                    .or(|| __ferrapi::to_value(&Self::__ferrapi_default_count()))
            },
            __ferrapi::field("note", __ferrapi::Probe::<Option<String>>::TYPE),
            __ferrapi::FieldSpec {
                required: true,
                ..__ferrapi::field("parent", __ferrapi::Probe::<Option<u32>>::TYPE)
            },
            __ferrapi::FieldSpec {
                aliases: &["colour"],
                written: false,
                ..__ferrapi::field("color", __ferrapi::Probe::<String>::TYPE)
            },
            __ferrapi::FieldSpec {
                type_: __ferrapi::None,
                required: true,
                ..__ferrapi::field("key", __ferrapi::opaque_type())
            },
            __ferrapi::FieldSpec {
                flatten: true,
                ..__ferrapi::field("size", __ferrapi::Probe::<Size>::TYPE)
            },
        ];
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Model(
                    &__ferrapi::ModelSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::NewItem"),
                        docs: __ferrapi::Docs {
                            title: __ferrapi::Some("A new item"),
                            description: __ferrapi::Some(
                                "What a client sends to create an item.\n\nIt is stored at once.",
                            ),
                            ..__ferrapi::Docs::NONE
                        },
                        fields: __ferrapi::fields_of::<Self>(),
                        unknown: __ferrapi::Unknown::Forbid,
                        strict: false,
                        default: false,
                        check: __ferrapi::Some(|value| __ferrapi::run_check::<
                            Self,
                            _,
                        >(value, |value| sensible(value))),
                    },
                )
            }
        }
        #[inline]
        fn conforms(&self) -> bool {
            <String as __ferrapi::Data>::check_field(&self.item_name, &RULES_ITEM_NAME)
                && <f64 as __ferrapi::Data>::check_field(&self.price, &RULES_PRICE)
                && <Vec<String> as __ferrapi::Data>::check_field(&self.tags, &RULES_TAGS)
                && <String as __ferrapi::Data>::conforms(&self.state)
                && <i64 as __ferrapi::Data>::check_field(&self.count, &RULES_COUNT)
                && __ferrapi::passes(&self.count, |value| is_odd(value))
                && <Option<String> as __ferrapi::Data>::conforms(&self.note)
                && <Option<u32> as __ferrapi::Data>::conforms(&self.parent)
                && <String as __ferrapi::Data>::conforms(&self.color)
                && <Size as __ferrapi::Data>::conforms(&self.size)
                && __ferrapi::passes(self, |value| sensible(value))
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for NewItem {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("NewItem")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(
                ::core::concat!(::core::module_path!(), "::NewItem"),
            )
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
        "item_name",
    );
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<String>::FAMILY,
        __ferrapi::Keyword::MaxLength,
        "item_name",
    );
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<String>::FAMILY,
        __ferrapi::Keyword::Pattern,
        "item_name",
    );
    const _: () = __ferrapi::prove_bound(
        __ferrapi::Probe::<f64>::FAMILY,
        __ferrapi::Probe::<f64>::TYPE,
        __ferrapi::Keyword::Gt,
        "price",
        0,
    );
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<f64>::FAMILY,
        __ferrapi::Keyword::MultipleOf,
        "price",
    );
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<Vec<String>>::FAMILY,
        __ferrapi::Keyword::MaxItems,
        "tags",
    );
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<Vec<String>>::FAMILY,
        __ferrapi::Keyword::UniqueItems,
        "tags",
    );
    const _: () = __ferrapi::prove_bound(
        __ferrapi::Probe::<i64>::FAMILY,
        __ferrapi::Probe::<i64>::TYPE,
        __ferrapi::Keyword::Ge,
        "count",
        -1,
    );
    const _: () = __ferrapi::prove_flattened(__ferrapi::Probe::<Size>::FAMILY, "size");
};
#[derive(
    ::ferrapi::__private::serde::Serialize,
    ::ferrapi::__private::serde::Deserialize
)]
#[serde(crate = "::ferrapi::__private::serde", remote = "Self")]
/// What a client sends to create an item.
///
/// It is stored at once.
#[derive(Debug, Clone)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewItem {
    /// Shown to people.
    pub item_name: String,
    price: f64,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(rename = "item-state")]
    #[serde(default = "NewItem::__ferrapi_default_state")]
    state: String,
    #[serde(default = "NewItem::__ferrapi_default_count")]
    count: i64,
    note: Option<String>,
    #[serde(deserialize_with = "::ferrapi::__private::present")]
    parent: Option<u32>,
    #[serde(alias = "colour", skip_serializing)]
    color: String,
    #[serde(with = "hex")]
    key: [u8; 4],
    #[serde(flatten)]
    size: Size,
    #[serde(skip)]
    cache: Cache,
}
