using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ballast.Cli.Online;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Workflows.Documents;
using Ballast.Numerai;
using Ballast.Numerai.Keys;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast query FILE</c>: a GraphQL query of one's own. Nothing can be changed by it.</summary>
internal static class QueryCommand
{
    private const int Largest = 1 << 20;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static Command Create(GlobalOptions everywhere)
    {
        var file = new Argument<string>("FILE") { Description = "A file with a GraphQL query; - for standard input." };
        var variables = TextOption.Make("--variables", "Its variables, an object in JSON.", "JSON");
        var keyed = new Option<bool>("--keyed") { Description = "Send the key with it; without, nobody's." };
        var online = new OnlineOptions();
        var command = new Command("query", "Ask Numerai's GraphQL something of your own; a mutation is refused.")
        {
            file,
            variables,
            keyed,
        };
        online.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var text = Read(context, parsed.GetValue(file)!);
                var given = Variables(parsed.GetValue(variables), context.Command);
                return online.Run(
                    parsed,
                    context,
                    session =>
                    {
                        NumeraiCredentials? key = null;
                        if (parsed.GetValue(keyed))
                        {
                            var keys = online.Keys(parsed, context);
                            if (keys.Count > 1)
                                throw new UsageException(
                                    context.Command,
                                    "There are several accounts; say which with --account LABEL."
                                );
                            key = keys[0];
                        }
                        return Run(context, key is null ? session.Public : session.Client(key), text, given);
                    }
                );
            },
            "--tournament",
            "--store",
            "--as-of"
        );
        return command;
    }

    private static int Run(CommandContext context, NumeraiClient client, string text, JsonObject? variables)
    {
        try
        {
            var answer = OnlineOptions.Wait(
                client.RawAsync(text, variables, client.Credentials is not null, context.CliHost.Cancellation)
            );
            var document = new QueryDocument(answer.Value, [.. answer.Errors.Select(e => e.ToString())]);
            context.Screen.Answer(() => document, () => Words(context, document));
            return Screen.Done;
        }
        catch (ArgumentException e)
        {
            throw new UsageException(context.Command, e.Message.Split(" (Parameter")[0]);
        }
    }

    private static void Words(CommandContext context, QueryDocument document)
    {
        context.Screen.Data.WriteLine(document.Data?.ToJsonString(Indented) ?? "null");
        foreach (var error in document.Errors)
            context.Screen.Aside(error);
    }

    private static string Read(CommandContext context, string file) =>
        file == "-"
            ? context.CliHost.In.ReadToEnd()
            : TextFile.TryRead(file, Largest, out var isTooLarge)
                ?? throw new UsageException(
                    context.Command,
                    isTooLarge ? $"{file} is larger than a query can be." : TextFile.Fault(file)
                );

    private static JsonObject? Variables(string? text, string command)
    {
        if (text is null)
            return null;
        try
        {
            if (JsonNode.Parse(text) is JsonObject variables)
                return variables;
        }
        catch (JsonException)
        {
            // Reported below.
        }
        throw new UsageException(command, "--variables is an object in JSON, such as '{\"limit\": 5}'.");
    }
}
