using System.Text.Json.Serialization;
using Ballast.Core.Questions.Backtest;

namespace Ballast.Cli.Commands;

/// <summary>What the demo made and found, as JSON.</summary>
/// <param name="Seed">The seed of the generated tournament.</param>
/// <param name="Store">The store it was imported into.</param>
/// <param name="AsOf">The moment at which it stands: questions about it are asked as of then.</param>
/// <param name="Backtest">The backtest over it.</param>
public sealed record DemoDocument(ulong Seed, string Store, DateTimeOffset AsOf, BacktestAnswer Backtest)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.demo/1";
}

/// <summary>How it is written.</summary>
[JsonSerializable(typeof(DemoDocument))]
internal sealed partial class DemoJson : JsonSerializerContext;
