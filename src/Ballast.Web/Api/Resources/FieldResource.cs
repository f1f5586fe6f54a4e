namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/field</c></summary>
internal sealed class FieldResource : Resource
{
    public override string Name => "field";

    public override string Question => "Where do models stand against the field?";

    public override IReadOnlyList<Parameter> Parameters =>
        [
            .. Parameter.Range,
            new("all", "Scores that pay nothing too.", ParameterKind.Switch),
            new("against", "A model to compare with; repeat it for several.", ParameterKind.Repeated),
        ];
}
