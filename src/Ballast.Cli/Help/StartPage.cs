using System.Text.Json.Serialization;
using Ballast.Cli.Output;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Text;
using Ballast.Storage;

namespace Ballast.Cli.Help;

/// <summary>What <c>ballast</c> alone says: what it is, how to begin, where one stands.</summary>
internal static class StartPage
{
    public static int Write(CommandContext context)
    {
        var document = Read(context);
        context.Screen.Answer(
            document,
            new StartJson(Answers.Options()).StartDocument,
            () => new BlocksOnTerminal(context.Screen).Write(Words(document))
        );
        return Screen.Done;
    }

    private static StartDocument Read(CommandContext context)
    {
        var isThere = TournamentStore.Exists(context.StorePath);
        var models = Tournaments
            .All.Select(t => (Slug: t.Slug(), TournamentStore.ModelNames(context.StorePath, t).Count))
            .Where(t => t.Count > 0)
            .ToDictionary(t => t.Slug, t => t.Count);
        return new StartDocument(
            context.StoreName,
            isThere,
            models,
            models.Count > 0 ? ["today", "account", "evidence", "serve"] : ["demo", "init", "import FILE"]
        );
    }

    private static IEnumerable<Block> Words(StartDocument document)
    {
        yield return new Heading("Ballast: stake management for the Numerai tournaments");
        yield return new Sentence(Standing(document));
        yield return new Heading(document.Models.Count > 0 ? "Ask" : "Begin with one of these", 2);
        yield return new Facts(
            document.Models.Count > 0
                ?
                [
                    ("ballast today", "what is open, what settled, what to do"),
                    ("ballast account", "what it earned"),
                    ("ballast evidence", "whether to believe it"),
                    ("ballast serve", "all of it in a browser"),
                ]
                :
                [
                    ("ballast demo", "a made-up tournament: nothing needed, nothing kept"),
                    ("ballast init", "models from Numerai: keys if you have some, the first sync"),
                    ("ballast import FILE", "tables that you have"),
                ]
        );
        yield return new Sentence("");
        yield return new Sentence("All commands: ballast --help. More of one: ballast COMMAND --help.", Tone.Remark);
    }

    private static string Standing(StartDocument document)
    {
        if (!document.IsThere)
            return $"Nothing is stored yet; it would be kept in {document.Store}.";
        var models = document
            .Models.Select(m => $"{Format.Many(m.Value, "model")} of {char.ToUpperInvariant(m.Key[0])}{m.Key[1..]}")
            .ToList();
        return models.Count == 0
            ? $"The store {document.Store} holds no model yet."
            : $"The store {document.Store} holds {Format.Names(models)}.";
    }
}

/// <summary>The same as JSON.</summary>
/// <param name="Store">Where things are kept.</param>
/// <param name="IsThere">Whether a store is there.</param>
/// <param name="Models">Models by tournament; those without one are left out.</param>
/// <param name="Next">Commands to go on with.</param>
internal sealed record StartDocument(
    string Store,
    bool IsThere,
    IReadOnlyDictionary<string, int> Models,
    IReadOnlyList<string> Next
)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.start/1";
}

/// <summary>How it is written.</summary>
[JsonSerializable(typeof(StartDocument))]
internal sealed partial class StartJson : JsonSerializerContext;
