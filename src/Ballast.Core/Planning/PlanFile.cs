using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Planning;

/// <summary>Plans as text, with the hash that shows whether one was edited.</summary>
public static partial class PlanFile
{
    private static readonly PlanJson Json = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = true,
            NewLine = "\n",
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        }
    );

    /// <summary>How a plan is written as JSON.</summary>
    public static System.Text.Json.Serialization.Metadata.JsonTypeInfo<StakePlan> Shape => Json.StakePlan;

    /// <summary>The same in a line; the reader takes either.</summary>
    internal static System.Text.Json.Serialization.Metadata.JsonTypeInfo<StakePlan> Compact(
        JsonSerializerOptions options
    ) => new PlanJson(options).StakePlan;

    /// <summary>The plan with its hash.</summary>
    public static StakePlan Sealed(StakePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan with { Hash = HashOf(plan) };
    }

    /// <summary>Whether nobody edited it: its hash is that of its content.</summary>
    public static bool IsIntact(StakePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Hash == HashOf(plan);
    }

    /// <summary>The text of a plan.</summary>
    public static string Write(StakePlan plan) => JsonSerializer.Serialize(plan, Json.StakePlan) + "\n";

    /// <summary>Reads a plan, and refuses one that is no plan, of another version, or edited.</summary>
    public static Outcome<StakePlan> Read(string text)
    {
        // The one place for a hash is the plan's own.
        if (WalletSecret.Find(OwnHash().Replace(text ?? "", "")) is { } secret)
            return new Refusal("private-key", secret);
        StakePlan? plan;
        try
        {
            plan = JsonSerializer.Deserialize(text ?? "", Json.StakePlan);
        }
        catch (JsonException e)
        {
            return new Refusal(
                "not-a-plan",
                $"This is no plan of `ballast plan`: line {(e.LineNumber ?? 0) + 1} is not as in one."
            );
        }
        if (plan is null || plan.Schema != StakePlan.CurrentSchema)
            return new Refusal(
                "not-a-plan",
                $"This is no plan of shape {StakePlan.CurrentSchema}. Make one with `ballast plan --out FILE`."
            );
        return IsIntact(plan) ? new Outcome<StakePlan>.Done(plan) : Edited();
    }

    /// <summary>Why nothing is made of a plan that somebody edited.</summary>
    internal static Refusal Edited() =>
        new("plan-edited", "The plan was edited: its hash does not fit.", NextStep.To("make a new one", "plan"));

    // The hash is over the text with an empty hash; reading and writing a plan gives the same text.
    private static string HashOf(StakePlan plan) =>
        Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(plan with { Hash = "" }, Json.StakePlan))
        );

    [GeneratedRegex("\"hash\"\\s*:\\s*\"[0-9a-f]{64}\"", RegexOptions.None, 1000)]
    private static partial Regex OwnHash();
}

/// <summary>Plans as JSON.</summary>
[JsonSerializable(typeof(StakePlan))]
internal sealed partial class PlanJson : JsonSerializerContext;
