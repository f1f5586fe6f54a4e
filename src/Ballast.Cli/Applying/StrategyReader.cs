using Ballast.Cli.Options;
using Ballast.Core.Planning.Atomic;
using Ballast.Core.Planning.Verifying;
using Ballast.Core.Rounds;
using Ballast.Numerai.Chain;

namespace Ballast.Cli.Applying;

/// <summary>A strategy contract, read by a node that the user named.</summary>
internal sealed class StrategyReader(Uri address, string strategy) : IDisposable
{
    private readonly EthereumNode _node = new(address);

    /// <summary>Number of the chain.</summary>
    public long Chain(CommandContext context) =>
        _node.ChainIdAsync(context.CliHost.Cancellation).GetAwaiter().GetResult();

    /// <summary>Address that the strategy belongs to.</summary>
    public string Owner(CommandContext context) =>
        StrategyContract.ReadAddress(Call(StrategyContract.Selector("owner"), context));

    /// <summary>The setting of a model.</summary>
    public ShownConfig Config(Tournament tournament, string modelKey, CommandContext context) =>
        StrategyContract.ReadModelConfig(Call(StrategyContract.WriteModelConfig((int)tournament, modelKey), context));

    /// <summary>The numbers of modes that were said, with those of models whose mode is known.</summary>
    public ModeCodes Calibrate(
        Tournament tournament,
        AtomicRequest atomic,
        IReadOnlyDictionary<string, string> keys,
        CommandContext context
    )
    {
        var codes = atomic.Codes;
        foreach (var (model, mode) in atomic.Known)
        {
            if (!keys.TryGetValue(model, out var key))
                throw new UsageException(context.Command, $"--known-mode: the contract's key of {model} is not known.");
            var config = Config(tournament, key, context);
            // A setting that was never made reads as zeros, and so would a mode of it.
            if (!config.IsEnabled || config.PerRound == 0)
                throw new UsageException(
                    context.Command,
                    $"--known-mode: {model} is not set on the chain, so its mode tells nothing."
                );
            codes =
                codes.With(mode, config.Mode)
                ?? throw new UsageException(
                    context.Command,
                    $"--known-mode: {model} has mode {config.Mode} on the chain, which contradicts what else was said of {mode}."
                );
        }
        return codes;
    }

    public void Dispose() => _node.Dispose();

    private byte[] Call(string data, CommandContext context) =>
        _node.CallAsync(strategy, data, context.CliHost.Cancellation).GetAwaiter().GetResult();
}
