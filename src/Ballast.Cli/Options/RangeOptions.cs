using System.CommandLine;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Workflows;

namespace Ballast.Cli.Options;

/// <summary>Options that choose rounds.</summary>
internal sealed class RangeOptions
{
    private readonly ParameterOptions _options = new(RangeParameters.All);

    public void AddTo(Command command) => _options.AddTo(command);

    public RoundRange Read(ParseResult parsed) => RangeParameters.Read(_options.Read(parsed));
}
