#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    use __ferrapi::Fallback as _;
    const RULES_LIMIT: __ferrapi::Rules = __ferrapi::Rules {
        ge: __ferrapi::Some(__ferrapi::Bound::Int(1)),
        ..__ferrapi::Rules::NONE
    };
    #[allow(non_snake_case)]
    impl Filter {
        #[doc(hidden)]
        fn __ferrapi_default_limit() -> u32 {
            10
        }
    }
    #[automatically_derived]
    impl __ferrapi::Record for Filter {
        const NAME: &'static str = "Filter";
        const KEYS: &'static [&'static str] = &["q", "query", "offset", "max", "parent"];
        const FORBIDS: bool = true;
        const COUNT: usize = 4;
        #[inline]
        fn find(key: &str) -> __ferrapi::Option<usize> {
            match key {
                "q" | "query" => __ferrapi::Some(0),
                "offset" => __ferrapi::Some(1),
                "max" => __ferrapi::Some(2),
                "parent" => __ferrapi::Some(3),
                _ => __ferrapi::None,
            }
        }
        #[inline]
        fn read<'de, __A: __ferrapi::serde::de::MapAccess<'de>>(
            members: &mut __ferrapi::Members<'de, __A>,
        ) -> __ferrapi::Result<Self, __A::Error> {
            let mut q = __ferrapi::None;
            let mut offset = __ferrapi::None;
            let mut limit = __ferrapi::None;
            let mut parent = __ferrapi::None;
            while let __ferrapi::Some(number) = members.next_field() {
                match number {
                    0 => {
                        <Option<
                            String,
                        > as __ferrapi::Data>::read_field(&mut q, "q", members)
                    }
                    1 => {
                        <u32 as __ferrapi::Data>::read_field(
                            &mut offset,
                            "offset",
                            members,
                        )
                    }
                    2 => <u32 as __ferrapi::Data>::read_field(&mut limit, "max", members),
                    3 => {
                        <Option<
                            u32,
                        > as __ferrapi::Data>::read_field(&mut parent, "parent", members)
                    }
                    _ => members.skip(),
                }
            }
            let (true, __ferrapi::Some(q), offset, limit, __ferrapi::Some(parent)) = (
                members.are_read(),
                <Option<
                    String,
                > as __ferrapi::Data>::field_value(&mut q, "q", &mut members.missing),
                offset.unwrap_or_else(<u32 as __ferrapi::Default>::default),
                limit.unwrap_or_else(Self::__ferrapi_default_limit),
                __ferrapi::given(&mut parent, "parent", &mut members.missing),
            ) else { return members.refuse() };
            __ferrapi::Ok(Self { q, offset, limit, parent })
        }
    }
    #[automatically_derived]
    impl<'de> __ferrapi::serde::Deserialize<'de> for Filter {
        #[inline]
        fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> __ferrapi::Result<Self, __D::Error> {
            __ferrapi::read_record(deserializer)
        }
    }
    #[automatically_derived]
    impl __ferrapi::serde::Serialize for Filter {
        fn serialize<__S: __ferrapi::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> __ferrapi::Result<__S::Ok, __S::Error> {
            let mut writer = __ferrapi::Writer::begin(serializer, "Filter", 4);
            <Option<String> as __ferrapi::Data>::write_field(&self.q, &mut writer, "q");
            <u32 as __ferrapi::Data>::write_field(&self.offset, &mut writer, "offset");
            <u32 as __ferrapi::Data>::write_field(&self.limit, &mut writer, "max");
            <Option<
                u32,
            > as __ferrapi::Data>::write_field(&self.parent, &mut writer, "parent");
            writer.end()
        }
    }
    #[automatically_derived]
    impl __ferrapi::Data for Filter {
        const FIELDS: &'static [__ferrapi::FieldSpec] = &[
            __ferrapi::FieldSpec {
                aliases: &["query"],
                ..__ferrapi::field("q", __ferrapi::Probe::<Option<String>>::TYPE)
                    .described("A part of the name.")
            },
            __ferrapi::field("offset", __ferrapi::Probe::<u32>::TYPE)
                .or(|| __ferrapi::to_value(&<u32 as __ferrapi::Default>::default())),
            __ferrapi::FieldSpec {
                name: "max",
                output: "max",
                ..__ferrapi::field("limit", __ferrapi::Probe::<u32>::TYPE)
                    .under(&RULES_LIMIT)
                    .or(|| __ferrapi::to_value(&Self::__ferrapi_default_limit()))
            },
            __ferrapi::FieldSpec {
                required: true,
                ..__ferrapi::field("parent", __ferrapi::Probe::<Option<u32>>::TYPE)
            },
        ];
        fn shape() -> &'static __ferrapi::Shape {
            const {
                &__ferrapi::Shape::Model(
                    &__ferrapi::ModelSpec {
                        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
                        path: ::core::concat!(::core::module_path!(), "::Filter"),
                        docs: __ferrapi::Docs::described("What is looked for."),
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
            <Option<String> as __ferrapi::Data>::conforms(&self.q)
                && <u32 as __ferrapi::Data>::conforms(&self.offset)
                && <u32 as __ferrapi::Data>::check_field(&self.limit, &RULES_LIMIT)
                && <Option<u32> as __ferrapi::Data>::conforms(&self.parent)
        }
    }
    #[automatically_derived]
    impl __ferrapi::schemars::JsonSchema for Filter {
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed("Filter")
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            __ferrapi::Cow::Borrowed(::core::concat!(::core::module_path!(), "::Filter"))
        }
        fn json_schema(
            generator: &mut __ferrapi::schemars::SchemaGenerator,
        ) -> __ferrapi::schemars::Schema {
            __ferrapi::own_schema::<Self>(generator)
        }
    }
    const _: () = __ferrapi::prove_bound(
        __ferrapi::Probe::<u32>::FAMILY,
        __ferrapi::Probe::<u32>::TYPE,
        __ferrapi::Keyword::Ge,
        "limit",
        1,
    );
};
/// What is looked for.
pub struct Filter {
    /// A part of the name.
    pub q: Option<String>,
    offset: u32,
    limit: u32,
    parent: Option<u32>,
}
