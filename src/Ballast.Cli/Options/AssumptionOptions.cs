using System.CommandLine;
using Ballast.Core.Backtesting;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Cli.Options;

/// <summary>Options that say how scores are paid.</summary>
internal sealed class AssumptionOptions
{
    private readonly ParameterOptions _options = new(PaymentParameters.All);

    public void AddTo(Command command) => _options.AddTo(command);

    public PaymentAssumptions Read(ParseResult parsed, CommandContext context) =>
        PaymentParameters.Read(_options.Read(parsed), context.Tournament);
}
