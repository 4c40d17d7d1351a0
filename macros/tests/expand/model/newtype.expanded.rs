#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    const RULES_0: __ferrapi::Rules = __ferrapi::Rules {
        ge: __ferrapi::Some(__ferrapi::Bound::Int(0)),
        le: __ferrapi::Some(__ferrapi::Bound::Int(150)),
        ..__ferrapi::Rules::NONE
    };
    #[automatically_derived]
    impl __ferrapi::Data for Age {
        const TYPE: __ferrapi::TypeSpec = __ferrapi::TypeSpec {
            optional: false,
            ..__ferrapi::newtype_type::<Self>(__ferrapi::Probe::<u8>::TYPE)
        };
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Newtype(
                    &__ferrapi::NewtypeSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Age"),
                        docs: __ferrapi::Docs::described("How old somebody is."),
                        inner: __ferrapi::Probe::<u8>::TYPE,
                        rules: &RULES_0,
                        check: __ferrapi::None,
                    },
                )
            }
        }
        #[inline]
        fn conforms(&self) -> bool {
            <u8 as __ferrapi::Data>::check_field(&self.0, &RULES_0)
        }
        #[inline]
        fn meets(&self, rules: &__ferrapi::Rules) -> bool {
            <u8 as __ferrapi::Data>::meets(&self.0, rules)
        }
        #[inline]
        fn from_text(text: &str) -> __ferrapi::Option<Self> {
            __ferrapi::Option::map(<u8 as __ferrapi::Data>::from_text(text), Self)
        }
        #[inline]
        fn from_texts(
            texts: &mut dyn ::core::iter::Iterator<Item = __ferrapi::Cow<'_, str>>,
        ) -> __ferrapi::Option<Self> {
            __ferrapi::Option::map(<u8 as __ferrapi::Data>::from_texts(texts), Self)
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Age {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("Age")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(::core::concat!(::core::module_path!(), "::Age"))
        }
        fn json_schema(
            generator: &mut __ferrapi::schemars::SchemaGenerator,
        ) -> __ferrapi::schemars::Schema {
            __ferrapi::own_schema::<Self>(generator)
        }
    }
    const _: () = __ferrapi::prove_bound(
        __ferrapi::Probe::<u8>::FAMILY,
        __ferrapi::Probe::<u8>::TYPE,
        __ferrapi::Keyword::Ge,
        "Age",
        0,
    );
    const _: () = __ferrapi::prove_bound(
        __ferrapi::Probe::<u8>::FAMILY,
        __ferrapi::Probe::<u8>::TYPE,
        __ferrapi::Keyword::Le,
        "Age",
        150,
    );
};
#[derive(
    ::ferrapi::__private::serde::Serialize,
    ::ferrapi::__private::serde::Deserialize
)]
#[serde(crate = "::ferrapi::__private::serde")]
/// How old somebody is.
struct Age(u8);
#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    const RULES_0: __ferrapi::Rules = __ferrapi::Rules {
        strict: true,
        ..__ferrapi::Rules::NONE
    };
    #[automatically_derived]
    impl __ferrapi::Data for Id {
        const TYPE: __ferrapi::TypeSpec = __ferrapi::TypeSpec {
            optional: false,
            ..__ferrapi::newtype_type::<Self>(__ferrapi::Probe::<u64>::TYPE)
        };
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Newtype(
                    &__ferrapi::NewtypeSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Id"),
                        docs: __ferrapi::Docs::NONE,
                        inner: __ferrapi::Probe::<u64>::TYPE,
                        rules: &RULES_0,
                        check: __ferrapi::None,
                    },
                )
            }
        }
        #[inline]
        fn conforms(&self) -> bool {
            <u64 as __ferrapi::Data>::check_field(&self.0, &RULES_0)
        }
        #[inline]
        fn meets(&self, rules: &__ferrapi::Rules) -> bool {
            <u64 as __ferrapi::Data>::meets(&self.0, rules)
        }
        #[inline]
        fn from_text(text: &str) -> __ferrapi::Option<Self> {
            __ferrapi::Option::map(<u64 as __ferrapi::Data>::from_text(text), Self)
        }
        #[inline]
        fn from_texts(
            texts: &mut dyn ::core::iter::Iterator<Item = __ferrapi::Cow<'_, str>>,
        ) -> __ferrapi::Option<Self> {
            __ferrapi::Option::map(<u64 as __ferrapi::Data>::from_texts(texts), Self)
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Id {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("UserId")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(::core::concat!(::core::module_path!(), "::Id"))
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
struct Id(u64);
#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    #[automatically_derived]
    impl<T: __ferrapi::Data> __ferrapi::Data for Marked<T> {
        const TYPE: __ferrapi::TypeSpec = __ferrapi::newtype_type::<
            Self,
        >(__ferrapi::Probe::<String>::TYPE);
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Newtype(
                    &__ferrapi::NewtypeSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Marked"),
                        docs: __ferrapi::Docs::NONE,
                        inner: __ferrapi::Probe::<String>::TYPE,
                        rules: &__ferrapi::Rules::NONE,
                        check: __ferrapi::None,
                    },
                )
            }
        }
        #[inline]
        fn conforms(&self) -> bool {
            <String as __ferrapi::Data>::conforms(&self.value)
        }
        #[inline]
        fn meets(&self, rules: &__ferrapi::Rules) -> bool {
            <String as __ferrapi::Data>::meets(&self.value, rules)
        }
    }
    #[automatically_derived]
    impl<T: __ferrapi::Data> __ferrapi::schemars::JsonSchema for Marked<T> {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::generic_name(
                "Marked",
                &[<T as __ferrapi::schemars::JsonSchema>::schema_name()],
            )
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::generic_id(
                ::core::concat!(::core::module_path!(), "::Marked"),
                &[<T as __ferrapi::schemars::JsonSchema>::schema_id()],
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
#[serde(crate = "::ferrapi::__private::serde")]
#[serde(transparent)]
struct Marked<T> {
    value: String,
    #[serde(skip)]
    mark: PhantomData<T>,
}
#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    #[automatically_derived]
    impl __ferrapi::Data for Email {
        const TYPE: __ferrapi::TypeSpec = <String as __ferrapi::Data>::TYPE;
        fn shape() -> &'static __ferrapi::Shape {
            <String as __ferrapi::Data>::shape()
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Email {
        fn inline_schema() -> bool {
            <String as __ferrapi::schemars::JsonSchema>::inline_schema()
        }
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            <String as __ferrapi::schemars::JsonSchema>::schema_name()
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            <String as __ferrapi::schemars::JsonSchema>::schema_id()
        }
        fn json_schema(
            generator: &mut __ferrapi::schemars::SchemaGenerator,
        ) -> __ferrapi::schemars::Schema {
            <String as __ferrapi::schemars::JsonSchema>::json_schema(generator)
        }
    }
};
#[derive(
    ::ferrapi::__private::serde::Serialize,
    ::ferrapi::__private::serde::Deserialize
)]
#[serde(crate = "::ferrapi::__private::serde")]
#[serde(try_from = "String", into = "String")]
struct Email(String);
