namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/account</c></summary>
internal sealed class AccountResource : Resource
{
    public override string Name => "account";

    public override string Question => "What did the stakes earn?";

    public override IReadOnlyList<Parameter> Parameters =>
        [
            .. Parameter.Range,
            new("rank-by", "The score that models are ranked by, for the bridge."),
            new("currency", "Currency of the prices to value NMR in."),
            new("all", "Every model and month in words; the document has all.", ParameterKind.Switch),
        ];
}
