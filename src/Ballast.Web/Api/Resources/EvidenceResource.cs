namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/evidence</c></summary>
internal sealed class EvidenceResource : Resource
{
    public override string Name => "evidence";

    public override string Question => "How far can a ranking be believed?";

    public override IReadOnlyList<Parameter> Parameters =>
        [
            .. Parameter.Range,
            .. Parameter.Returns,
            new("criterion", "A measure to rank by; repeat it for several.", ParameterKind.Repeated),
            new("window", "Known rounds that a ranking looks back on."),
            new("horizon", "Rounds of the test after it."),
            new("step", "Rounds between two rankings."),
        ];
}
