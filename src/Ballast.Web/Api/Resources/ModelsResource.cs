namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/models</c></summary>
internal sealed class ModelsResource : Resource
{
    public override string Name => "models";

    public override string Question => "Which models are stored?";

    public override IReadOnlyList<Parameter> Parameters => Parameter.Page;

    public override Argument? Listed => null;
}
