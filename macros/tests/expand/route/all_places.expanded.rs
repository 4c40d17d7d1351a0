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
    struct __auth__user;
    const _: () = {
        use auth::user as __auth__user;
        impl __ferrapi::Route for everything {
            const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
                name: "everything",
                location: __ferrapi::here(::core::file!(), ::core::line!()),
                method: "POST",
                path: "/items/<item_id>/<rest..>",
                segments: &[
                    __ferrapi::Literal("items"),
                    __ferrapi::Variable("item_id"),
                    __ferrapi::Rest("rest"),
                ],
                arguments: &[
                    __ferrapi::ArgumentSpec {
                        rules: &__ferrapi::Rules {
                            ge: __ferrapi::Some(__ferrapi::Bound::Int(1)),
                            ..__ferrapi::Rules::NONE
                        },
                        docs: __ferrapi::Docs::described("The item."),
                        ..__ferrapi::Probe::<u64>::PATH.argument("item_id", "u64")
                    },
                    __ferrapi::Probe::<String>::PATH.argument("rest", "String"),
                    __ferrapi::Probe::<Uuid>::PATH.argument("tenant", "Uuid"),
                    __ferrapi::ArgumentSpec {
                        name: "item-query",
                        required: false,
                        default: __ferrapi::Some(|| __ferrapi::default_value::<
                            String,
                        >(|| __ferrapi::FromText::from_text("x"))),
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
                        ..__ferrapi::Probe::<String>::QUERY.argument("q", "String")
                    },
                    __ferrapi::ArgumentSpec {
                        required: false,
                        default: __ferrapi::Some(|| __ferrapi::default_value::<
                            Vec<String>,
                        >(|| __ferrapi::Default::default())),
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
                        ..__ferrapi::Probe::<Vec<String>>::QUERY
                            .argument("tags", "Vec<String>")
                    },
                    __ferrapi::ArgumentSpec {
                        required: false,
                        default: __ferrapi::Some(|| __ferrapi::default_value::<
                            f64,
                        >(|| 0.5)),
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
                        ..__ferrapi::Probe::<f64>::QUERY.argument("share", "f64")
                    },
                    __ferrapi::ArgumentSpec {
                        name: "user-agent",
                        ..__ferrapi::Probe::<Option<String>>::HEADER
                            .argument("user_agent", "Option<String>")
                    },
                    __ferrapi::ArgumentSpec {
                        keep_underscores: true,
                        ..__ferrapi::Probe::<Option<String>>::HEADER
                            .argument("strange_header", "Option<String>")
                    },
                    __ferrapi::ArgumentSpec {
                        name: "X-Token",
                        ..__ferrapi::Probe::<String>::HEADER.argument("token", "String")
                    },
                    __ferrapi::Probe::<Option<String>>::COOKIE
                        .argument("session", "Option<String>"),
                    __ferrapi::ArgumentSpec {
                        embed: true,
                        docs: __ferrapi::Docs {
                            examples: __ferrapi::Some(|| __ferrapi::json_array([
                                __ferrapi::to_value(&first()),
                                __ferrapi::to_value(&second()),
                            ])),
                            ..__ferrapi::Docs::NONE
                        },
                        ..__ferrapi::Probe::<Item>::BODY.argument("item", "Item")
                    },
                    __ferrapi::on(__ferrapi::Probe::<__auth__user>::DEPENDENCY)
                        .argument("user", "User"),
                    __ferrapi::Probe::<State<Items>>::ORIGIN
                        .argument("argument_12", "State<Items>"),
                    __ferrapi::Probe::<Page>::ORIGIN.argument("page", "Page"),
                    __ferrapi::Probe::<bool>::ORIGIN.argument("type", "bool"),
                ],
                reply: __ferrapi::Probe::<()>::REPLY,
                ..__ferrapi::RouteSpec::DEFAULT
            };
            const GLUE: __ferrapi::Glue = __ferrapi::glue(
                &|mut request, mut issues| async move {
                    let item_id = request
                        .path::<u64>(&Self::SPEC.arguments[0], &mut issues);
                    let rest = request
                        .path::<String>(&Self::SPEC.arguments[1], &mut issues);
                    let tenant = request
                        .path::<Uuid>(&Self::SPEC.arguments[2], &mut issues);
                    let q = request
                        .query_or::<
                            String,
                        >(
                            &Self::SPEC.arguments[3],
                            &mut issues,
                            || __ferrapi::FromText::from_text("x"),
                        );
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
                    let token = request
                        .header::<String>(&Self::SPEC.arguments[8], &mut issues);
                    let session = request
                        .cookie::<Option<String>>(&Self::SPEC.arguments[9], &mut issues);
                    let item = request
                        .body::<Item>(&Self::SPEC.arguments[10], &mut issues);
                    let user: __ferrapi::Option<User> = __ferrapi::resolve::<
                        __auth__user,
                    >(&mut *request, &mut issues)
                        .await;
                    let argument_12 = request
                        .holder(&Self::SPEC.arguments[12], &mut issues)
                        .await;
                    let page = request
                        .argument(&Self::SPEC.arguments[13], &mut issues)
                        .await;
                    let r#type = request
                        .argument(&Self::SPEC.arguments[14], &mut issues)
                        .await;
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
                },
            );
        }
        const _: () = __ferrapi::prove_names(
            <everything as __ferrapi::Route>::SPEC.name,
            <everything as __ferrapi::Route>::SPEC.arguments,
        );
        const _: () = __ferrapi::prove_dependencies::<everything>();
        const _: () = __ferrapi::prove_variable(__ferrapi::Probe::<u64>::PATH, "u64");
        const _: () = __ferrapi::prove_variable(
            __ferrapi::Probe::<String>::PATH,
            "String",
        );
        const _: () = __ferrapi::prove_variable(__ferrapi::Probe::<Uuid>::PATH, "Uuid");
        const _: () = __ferrapi::prove_parameter(
            __ferrapi::Probe::<String>::QUERY,
            "String",
            __ferrapi::Probe::<String>::FIELDS,
        );
        const _: () = __ferrapi::prove_parameter(
            __ferrapi::Probe::<Vec<String>>::QUERY,
            "Vec<String>",
            __ferrapi::Probe::<Vec<String>>::FIELDS,
        );
        const _: () = __ferrapi::prove_parameter(
            __ferrapi::Probe::<f64>::QUERY,
            "f64",
            __ferrapi::Probe::<f64>::FIELDS,
        );
        const _: () = __ferrapi::prove_parameter(
            __ferrapi::Probe::<Option<String>>::HEADER,
            "Option<String>",
            __ferrapi::Probe::<Option<String>>::FIELDS,
        );
        const _: () = __ferrapi::prove_parameter(
            __ferrapi::Probe::<Option<String>>::HEADER,
            "Option<String>",
            __ferrapi::Probe::<Option<String>>::FIELDS,
        );
        const _: () = __ferrapi::prove_parameter(
            __ferrapi::Probe::<String>::HEADER,
            "String",
            __ferrapi::Probe::<String>::FIELDS,
        );
        const _: () = __ferrapi::prove_parameter(
            __ferrapi::Probe::<Option<String>>::COOKIE,
            "Option<String>",
            __ferrapi::Probe::<Option<String>>::FIELDS,
        );
        const _: () = __ferrapi::prove_bound(
            __ferrapi::Probe::<u64>::FAMILY,
            __ferrapi::Probe::<u64>::TYPE,
            __ferrapi::Keyword::Ge,
            "item_id",
            1,
        );
        const _: () = __ferrapi::prove_constraint(
            __ferrapi::Probe::<String>::FAMILY,
            __ferrapi::Keyword::MinLength,
            "q",
        );
        const _: () = __ferrapi::prove_constraint(
            __ferrapi::Probe::<String>::FAMILY,
            __ferrapi::Keyword::MaxLength,
            "q",
        );
        const _: () = __ferrapi::prove_constraint(
            __ferrapi::Probe::<String>::FAMILY,
            __ferrapi::Keyword::Pattern,
            "q",
        );
        const _: () = __ferrapi::prove_constraint(
            __ferrapi::Probe::<Vec<String>>::FAMILY,
            __ferrapi::Keyword::MinItems,
            "tags",
        );
        const _: () = __ferrapi::prove_constraint(
            __ferrapi::Probe::<Vec<String>>::FAMILY,
            __ferrapi::Keyword::UniqueItems,
            "tags",
        );
        const _: () = __ferrapi::prove_bound(
            __ferrapi::Probe::<f64>::FAMILY,
            __ferrapi::Probe::<f64>::TYPE,
            __ferrapi::Keyword::Gt,
            "share",
            0,
        );
    };
};
