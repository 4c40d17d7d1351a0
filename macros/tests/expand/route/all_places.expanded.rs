async fn everything(
    item_id: u64,
    rest: String,
    tenant: Uuid,
    q: String,
    tags: Vec<String>,
    share: f64,
    user_agent: Option<String>,
    strange_header: Option<String>,
    token: String,
    session: Option<String>,
    item: Item,
    user: User,
    State(items): State<Items>,
    mut page: Page,
    r#type: bool,
) {}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct everything {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for everything {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "everything",
            location: __ferrapi::Location {
                file: ::core::file!(),
                line: ::core::line!(),
            },
            method: "POST",
            path: "/items/<item_id>/<rest..>",
            segments: &[
                __ferrapi::Segment::Literal("items"),
                __ferrapi::Segment::Variable("item_id"),
                __ferrapi::Segment::Rest("rest"),
            ],
            arguments: &[
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Path,
                        __ferrapi::Probe::<u64>::TYPE,
                    ),
                    rules: &__ferrapi::Rules {
                        ge: __ferrapi::Some(__ferrapi::Bound::Int(1)),
                        ..__ferrapi::Rules::NONE
                    },
                    docs: __ferrapi::Docs {
                        description: __ferrapi::Some("The item."),
                        ..__ferrapi::Docs::NONE
                    },
                    ..__ferrapi::argument("item_id", "u64")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Path,
                        __ferrapi::Probe::<String>::TYPE,
                    ),
                    ..__ferrapi::argument("rest", "String")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Path,
                        __ferrapi::Probe::<Uuid>::TYPE,
                    ),
                    ..__ferrapi::argument("tenant", "Uuid")
                },
                __ferrapi::ArgumentSpec {
                    name: "item-query",
                    origin: __ferrapi::at(
                        __ferrapi::Source::Query,
                        __ferrapi::Probe::<String>::TYPE,
                    ),
                    required: false,
                    default: __ferrapi::Some(|| __ferrapi::to_value::<
                        String,
                    >(&__ferrapi::From::from("x"))),
                    rules: &__ferrapi::Rules {
                        min_length: __ferrapi::Some(1),
                        max_length: __ferrapi::Some(10),
                        pattern: __ferrapi::Some(__ferrapi::Pattern {
                            text: "^x",
                            matches: |text| {
                                static PATTERN: __ferrapi::Regex = __ferrapi::Regex::new(
                                    "^x",
                                );
                                PATTERN.is_match(text)
                            },
                        }),
                        ..__ferrapi::Rules::NONE
                    },
                    ..__ferrapi::argument("q", "String")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Query,
                        __ferrapi::Probe::<Vec<String>>::TYPE,
                    ),
                    required: false,
                    default: __ferrapi::Some(|| __ferrapi::to_value::<
                        Vec<String>,
                    >(&__ferrapi::Default::default())),
                    rules: &__ferrapi::Rules {
                        min_items: __ferrapi::Some(1),
                        unique_items: true,
                        ..__ferrapi::Rules::NONE
                    },
                    docs: __ferrapi::Docs {
                        title: __ferrapi::Some("Tags"),
                        examples: __ferrapi::Some(|| __ferrapi::json_array([
                            __ferrapi::to_value(&"a"),
                        ])),
                        ..__ferrapi::Docs::NONE
                    },
                    ..__ferrapi::argument("tags", "Vec<String>")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Query,
                        __ferrapi::Probe::<f64>::TYPE,
                    ),
                    required: false,
                    default: __ferrapi::Some(|| __ferrapi::to_value::<f64>(&0.5)),
                    rules: &__ferrapi::Rules {
                        gt: __ferrapi::Some(__ferrapi::Bound::Int(0)),
                        ..__ferrapi::Rules::NONE
                    },
                    docs: __ferrapi::Docs {
                        description: __ferrapi::Some("How much"),
                        deprecated: true,
                        hidden: true,
                        ..__ferrapi::Docs::NONE
                    },
                    ..__ferrapi::argument("share", "f64")
                },
                __ferrapi::ArgumentSpec {
                    name: "user-agent",
                    origin: __ferrapi::at(
                        __ferrapi::Source::Header,
                        __ferrapi::Probe::<Option<String>>::TYPE,
                    ),
                    ..__ferrapi::argument("user_agent", "Option<String>")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Header,
                        __ferrapi::Probe::<Option<String>>::TYPE,
                    ),
                    keep_underscores: true,
                    ..__ferrapi::argument("strange_header", "Option<String>")
                },
                __ferrapi::ArgumentSpec {
                    name: "X-Token",
                    origin: __ferrapi::at(
                        __ferrapi::Source::Header,
                        __ferrapi::Probe::<String>::TYPE,
                    ),
                    ..__ferrapi::argument("token", "String")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Cookie,
                        __ferrapi::Probe::<Option<String>>::TYPE,
                    ),
                    ..__ferrapi::argument("session", "Option<String>")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Body,
                        __ferrapi::Probe::<Item>::TYPE,
                    ),
                    embed: true,
                    docs: __ferrapi::Docs {
                        examples: __ferrapi::Some(|| __ferrapi::json_array([
                            __ferrapi::to_value(&first()),
                            __ferrapi::to_value(&second()),
                        ])),
                        ..__ferrapi::Docs::NONE
                    },
                    ..__ferrapi::argument("item", "Item")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::on(__ferrapi::Probe::<auth::user>::DEPENDENCY),
                    ..__ferrapi::argument("user", "User")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::Probe::<State<Items>>::ORIGIN,
                    ..__ferrapi::argument("argument_12", "State<Items>")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::Probe::<Page>::ORIGIN,
                    ..__ferrapi::argument("page", "Page")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::Probe::<bool>::ORIGIN,
                    ..__ferrapi::argument("type", "bool")
                },
            ],
            reply: __ferrapi::Probe::<()>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        async fn handle(
            request: &mut __ferrapi::Request,
            mut issues: __ferrapi::Issues,
        ) -> __ferrapi::Response {
            let item_id = request.path::<u64>(&Self::SPEC.arguments[0], &mut issues);
            let rest = request.path::<String>(&Self::SPEC.arguments[1], &mut issues);
            let tenant = request.path::<Uuid>(&Self::SPEC.arguments[2], &mut issues);
            let q = request
                .query_or::<
                    String,
                >(&Self::SPEC.arguments[3], &mut issues, || __ferrapi::From::from("x"));
            let tags = request
                .query_or::<
                    Vec<String>,
                >(
                    &Self::SPEC.arguments[4],
                    &mut issues,
                    || __ferrapi::Default::default(),
                );
            let share = request
                .query_or::<f64>(&Self::SPEC.arguments[5], &mut issues, || 0.5);
            let user_agent = request
                .header::<Option<String>>(&Self::SPEC.arguments[6], &mut issues);
            let strange_header = request
                .header::<Option<String>>(&Self::SPEC.arguments[7], &mut issues);
            let token = request.header::<String>(&Self::SPEC.arguments[8], &mut issues);
            let session = request
                .cookie::<Option<String>>(&Self::SPEC.arguments[9], &mut issues);
            let item = request.body::<Item>(&Self::SPEC.arguments[10], &mut issues);
            let user: __ferrapi::Option<User> = request
                .resolve::<auth::user>(&mut issues)
                .await;
            let argument_12 = request
                .argument(&Self::SPEC.arguments[12], &mut issues)
                .await;
            let page = request.argument(&Self::SPEC.arguments[13], &mut issues).await;
            let r#type = request.argument(&Self::SPEC.arguments[14], &mut issues).await;
            let (
                true,
                __ferrapi::Some(item_id),
                __ferrapi::Some(rest),
                __ferrapi::Some(tenant),
                __ferrapi::Some(q),
                __ferrapi::Some(tags),
                __ferrapi::Some(share),
                __ferrapi::Some(user_agent),
                __ferrapi::Some(strange_header),
                __ferrapi::Some(token),
                __ferrapi::Some(session),
                __ferrapi::Some(item),
                __ferrapi::Some(user),
                __ferrapi::Some(argument_12),
                __ferrapi::Some(page),
                __ferrapi::Some(r#type),
            ) = (
                issues.is_empty(),
                item_id,
                rest,
                tenant,
                q,
                tags,
                share,
                user_agent,
                strange_header,
                token,
                session,
                item,
                user,
                argument_12,
                page,
                r#type,
            ) else { return request.refuse(issues) };
            let answer = everything(
                    item_id,
                    rest,
                    tenant,
                    q,
                    tags,
                    share,
                    user_agent,
                    strange_header,
                    token,
                    session,
                    item,
                    user,
                    argument_12,
                    page,
                    r#type,
                )
                .await;
            request.respond(answer)
        }
    }
    const _: () = __ferrapi::prove_names(<everything as __ferrapi::Route>::SPEC);
    const _: () = __ferrapi::prove_dependencies(<everything as __ferrapi::Route>::SPEC);
    const _: () = __ferrapi::prove_parameter(<everything as __ferrapi::Route>::SPEC, 0);
    const _: () = __ferrapi::prove_parameter(<everything as __ferrapi::Route>::SPEC, 1);
    const _: () = __ferrapi::prove_parameter(<everything as __ferrapi::Route>::SPEC, 2);
    const _: () = __ferrapi::prove_parameter(<everything as __ferrapi::Route>::SPEC, 3);
    const _: () = __ferrapi::prove_parameter(<everything as __ferrapi::Route>::SPEC, 4);
    const _: () = __ferrapi::prove_parameter(<everything as __ferrapi::Route>::SPEC, 5);
    const _: () = __ferrapi::prove_parameter(<everything as __ferrapi::Route>::SPEC, 6);
    const _: () = __ferrapi::prove_parameter(<everything as __ferrapi::Route>::SPEC, 7);
    const _: () = __ferrapi::prove_parameter(<everything as __ferrapi::Route>::SPEC, 8);
    const _: () = __ferrapi::prove_parameter(<everything as __ferrapi::Route>::SPEC, 9);
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<u64>::TYPE.family,
        __ferrapi::Keyword::Ge,
        "item_id",
    );
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<String>::TYPE.family,
        __ferrapi::Keyword::MinLength,
        "q",
    );
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<String>::TYPE.family,
        __ferrapi::Keyword::MaxLength,
        "q",
    );
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<String>::TYPE.family,
        __ferrapi::Keyword::Pattern,
        "q",
    );
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<Vec<String>>::TYPE.family,
        __ferrapi::Keyword::MinItems,
        "tags",
    );
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<Vec<String>>::TYPE.family,
        __ferrapi::Keyword::UniqueItems,
        "tags",
    );
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<f64>::TYPE.family,
        __ferrapi::Keyword::Gt,
        "share",
    );
};
