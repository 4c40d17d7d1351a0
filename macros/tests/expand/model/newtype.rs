/// How old somebody is.
#[model]
struct Age(#[field(ge = 0, le = 150)] u8);

#[model(name = "UserId", strict)]
struct Id(u64);

#[model]
#[serde(transparent)]
struct Marked<T> {
    value: String,
    #[serde(skip)]
    mark: PhantomData<T>,
}

#[model]
#[serde(try_from = "String", into = "String")]
struct Email(String);
