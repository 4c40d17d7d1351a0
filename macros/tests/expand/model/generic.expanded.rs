#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    const RULES_ITEMS: __ferrapi::Rules = __ferrapi::Rules {
        max_items: __ferrapi::Some(100),
        ..__ferrapi::Rules::NONE
    };
    #[allow(non_snake_case)]
    impl<T, const N: usize> Page<T, N>
    where
        T: Clone,
    {
        #[doc(hidden)]
        fn __ferrapi_default_items() -> Vec<T> {
            <Vec<T> as __ferrapi::Default>::default()
        }
    }
    #[automatically_derived]
    impl<T, const N: usize> __ferrapi::serde::Serialize for Page<T, N>
    where
        T: Clone,
        T: __ferrapi::serde::Serialize,
    {
        #[inline]
        fn serialize<__S: __ferrapi::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> __ferrapi::Result<__S::Ok, __S::Error> {
            Self::serialize(self, serializer)
        }
    }
    #[automatically_derived]
    impl<'de, T, const N: usize> __ferrapi::serde::Deserialize<'de> for Page<T, N>
    where
        T: Clone,
        T: __ferrapi::serde::Deserialize<'de>,
    {
        #[inline]
        fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            Self::deserialize(__ferrapi::keyed(deserializer))
        }
    }
    #[automatically_derived]
    impl<T: __ferrapi::Data, const N: usize> __ferrapi::Data for Page<T, N>
    where
        T: Clone,
    {
        const FIELDS: &'static [__ferrapi::FieldSpec] = &[
            __ferrapi::FieldSpec {
                required: false,
                ..__ferrapi::field("items", __ferrapi::Probe::<Vec<T>>::TYPE)
                    .under(&RULES_ITEMS)
            },
            __ferrapi::FieldSpec {
                required: true,
                ..__ferrapi::field("next", __ferrapi::Probe::<Option<T>>::TYPE)
            },
            __ferrapi::field("total", __ferrapi::Probe::<u64>::TYPE),
        ];
        fn shape() -> &'static __ferrapi::Shape {
            const {
                __ferrapi::prove_constraint(
                    __ferrapi::Probe::<Vec<T>>::FAMILY,
                    __ferrapi::Keyword::MaxItems,
                    "items",
                )
            };
            const {
                &__ferrapi::Shape::Model(
                    &__ferrapi::ModelSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Page"),
                        docs: __ferrapi::Docs::NONE,
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
            <Vec<T> as __ferrapi::Data>::check_field(&self.items, &RULES_ITEMS)
                && <Option<T> as __ferrapi::Data>::conforms(&self.next)
                && <u64 as __ferrapi::Data>::conforms(&self.total)
        }
    }
    #[automatically_derived]
    impl<T: __ferrapi::Data, const N: usize> __ferrapi::schemars::JsonSchema
    for Page<T, N>
    where
        T: Clone,
    {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::generic_name(
                "Page",
                &[
                    <T as __ferrapi::schemars::JsonSchema>::schema_name(),
                    __ferrapi::Cow::Owned(__ferrapi::ToString::to_string(&N)),
                ],
            )
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::generic_id(
                ::core::concat!(::core::module_path!(), "::Page"),
                &[
                    <T as __ferrapi::schemars::JsonSchema>::schema_id(),
                    __ferrapi::Cow::Owned(__ferrapi::ToString::to_string(&N)),
                ],
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
struct Page<T, const N: usize>
where
    T: Clone,
{
    #[serde(default = "Page::<T,N>::__ferrapi_default_items")]
    items: Vec<T>,
    #[serde(
        deserialize_with = "::ferrapi::__private::present",
        bound(deserialize = "T: ::ferrapi::__private::serde::Deserialize<'de>")
    )]
    next: Option<T>,
    total: u64,
}
