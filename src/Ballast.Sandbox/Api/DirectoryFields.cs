using Ballast.Sandbox.GraphQl;

namespace Ballast.Sandbox.Api;

/// <summary>Which names are taken, and what keys can be allowed to do.</summary>
internal static class DirectoryFields
{
    private sealed record Scope(string Name, string Description);

    private static readonly Scope[] Scopes =
    [
        new("upload_submission", "Upload submissions, diagnostics and models"),
        new("download_submission", "Download submissions"),
        new("read_submission_info", "Read what was submitted and how it scores"),
        new("read_user_info", "Read the account, its balance and its models"),
        new("stake", "Change stakes under continuous staking"),
        new("web3_staking", "Read positions, claims and authorizations of atomic staking"),
    ];

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("apiTokenScopes", _ => Scopes);
        query.Field(
            "accountNameAvailable",
            (r, a) => r.View.Accounts.All(t => !Same(t.Username, a.Text("name")!)) && IsName(a)
        );
        query.Field(
            "modelNameAvailable",
            (r, a) =>
                IsName(a)
                && r.View.Models.Concat(r.Side.Added)
                    .Where(m => m.Tournament == ApiRequest.Tournament(a))
                    .All(m => !Same(m.Name, a.Text("name")!))
        );
        bindings.Type<Scope>("Scope").Field("name", s => s.Name).Field("description", s => s.Description);
    }

    private static bool IsName(Arguments arguments) => arguments.Text("name") is { Length: > 0 };

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
