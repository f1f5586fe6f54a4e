using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Core.Questions;
using Ballast.Core.Registry;
using Ballast.Core.Registry.Files;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Registering;
using Ballast.Core.Yaml;
using Ballast.Storage;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast registry set|assign|diff|import</c>, and <c>registry show</c>, which is the question and needs not be said.</summary>
internal static class RegistryCommand
{
    private const int LargestFile = 1 << 24;

    public static Command Create(IQuestion question, GlobalOptions everywhere)
    {
        var command = QuestionCommand.Create(question, everywhere);
        // Names can be said here too; help of the others would show them as theirs.
        foreach (var argument in command.Arguments)
            argument.Hidden = true;
        command.Add(QuestionCommand.Create(question, everywhere, "show"));
        command.Add(Set(everywhere));
        command.Add(Assign(everywhere));
        command.Add(Diff(everywhere));
        command.Add(Import(everywhere));
        return command;
    }

    private static Command Set(GlobalOptions everywhere)
    {
        var kind = new Argument<string>("KIND") { Description = "strategy, slot, group or epoch." };
        var name = new Argument<string>("NAME") { Description = "Its name." };
        var fields = new Argument<string[]>("FIELD=VALUE")
        {
            Description =
                "strategy: parent, code, data, target, features, trained-on, notes, tags, and fields of your own; slot: account, tags, favourite; group: members; epoch: from, strategies, reason. An empty value takes a field out.",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => [],
        };
        var remove = new Option<bool>("--remove")
        {
            Description = "Take it out. What was registered before stays in the history.",
        };
        var why = Why();
        var command = new Command("set", "Register a strategy, slot, group or epoch, or change what is said of one.")
        {
            kind,
            name,
            fields,
            remove,
            why,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var (ofKind, of) = (parsed.GetValue(kind)!.ToLowerInvariant(), parsed.GetValue(name)!.Trim());
                var said = parsed.GetValue(fields)!;
                if (parsed.GetValue(remove) && said.Length > 0)
                    throw new UsageException(context.Command, "--remove takes no fields: say one of the two.");
                return Write(
                    context,
                    parsed.GetValue(why),
                    registry =>
                        parsed.GetValue(remove)
                            ? RegistrySetting.Remove(registry, ofKind, of, context.Tournament)
                            : RegistrySetting.Set(registry, ofKind, of, context.Tournament, said)
                );
            },
            "--as-of"
        );
        return command;
    }

    private static Command Assign(GlobalOptions everywhere)
    {
        var slot = new Argument<string>("SLOT") { Description = "The slot: what Numerai calls a model." };
        var strategy = new Argument<string?>("STRATEGY")
        {
            Description = "The strategy that sits there.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var from = new Option<int?>("--from") { Description = "First round.", HelpName = "ROUND" };
        var to = new Option<int?>("--to")
        {
            Description = "Last round (default: until something else is said).",
            HelpName = "ROUND",
        };
        var nobody = new Option<bool>("--nobody") { Description = "No strategy sits there in these rounds." };
        var why = Why();
        var command = new Command("assign", "Say which strategy sits in a slot from a round on.")
        {
            slot,
            strategy,
            from,
            to,
            nobody,
            why,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                if (parsed.GetValue(strategy) is null != parsed.GetValue(nobody))
                    throw new UsageException(context.Command, "Say either a strategy or --nobody.");
                var first =
                    Round(parsed.GetValue(from), "--from", context)
                    ?? throw new UsageException(context.Command, "--from ROUND is needed: since which round?");
                var last = Round(parsed.GetValue(to), "--to", context);
                return Write(
                    context,
                    parsed.GetValue(why),
                    registry =>
                        RegistryAssignment.Assign(
                            registry,
                            context.Tournament,
                            parsed.GetValue(slot)!.Trim(),
                            parsed.GetValue(strategy)?.Trim(),
                            first,
                            last
                        )
                );
            },
            "--as-of"
        );
        return command;
    }

    private static Command Diff(GlobalOptions everywhere)
    {
        var file = new Argument<string>("FILE") { Description = "A registry file." };
        var command = new Command("diff", "What an import of a registry file would change. Nothing is kept.") { file };
        everywhere.SetAction(
            command,
            (parsed, context) => Take(context, parsed.GetValue(file)!, "", keeps: false),
            "--as-of",
            "--tournament"
        );
        return command;
    }

    private static Command Import(GlobalOptions everywhere)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A registry file. It is the whole registry: what does not stand in it is taken out.",
        };
        var why = Why();
        var command = new Command("import", "Make the registry what a file says.") { file, why };
        everywhere.SetAction(
            command,
            (parsed, context) => Take(context, parsed.GetValue(file)!, parsed.GetValue(why) ?? "", keeps: true),
            "--as-of",
            "--tournament"
        );
        return command;
    }

    private static int Take(CommandContext context, string file, string why, bool keeps)
    {
        if (TextFile.TryRead(file, LargestFile, out var isTooLarge) is not { } text)
            return context.Screen.Refuse(
                new Refusal(
                    "registry-file",
                    isTooLarge
                        ? $"{file} is larger than a registry can be."
                        : $"{TextFile.Fault(file)} Make one with: ballast registry show --out registry.yaml"
                )
            );
        ModelRegistry read;
        try
        {
            read = RegistryFileReader.Read(text);
        }
        catch (YamlFileException e)
        {
            return context.Screen.Refuse(new Refusal("registry-file", $"{file}, {e.Message}"));
        }
        return Write(
            context,
            why,
            // Tiers that were taken over do not stand in the file.
            before => ModelRegistry.Create([.. read.Items, .. before.Standings]),
            keeps
        );
    }

    private static int Write(
        CommandContext context,
        string? why,
        Func<ModelRegistry, Outcome<ModelRegistry>> change,
        bool keeps = true
    )
    {
        // What is refused, or only looked at, begins no store.
        if (!TournamentStore.Exists(context.StorePath))
        {
            using var empty = new EmptyStore();
            var looked = Edit(context, empty).Run(change, why ?? "", keeps: false);
            if (!keeps || looked is Outcome<RegistryChangesDocument>.Refused)
                return Show(context, looked);
        }
        using var store = context.OpenToWrite();
        return Show(context, Edit(context, (IRegistryStore)store).Run(change, why ?? "", keeps));
    }

    private static RegistryEdit Edit(CommandContext context, IRegistryStore store) =>
        new(store, context.CliHost.Clock.GetUtcNow());

    private static int Show(CommandContext context, Outcome<RegistryChangesDocument> outcome) =>
        context.Show(outcome, document => context.Screen.Answer(document, RegistryChangesText.Write));

    private static int? Round(int? round, string option, CommandContext context) =>
        round is { } number ? Numbers.Within(number, option, context.Command, 1, RoundCalendar.LargestRound) : null;

    private static Option<string?> Why() =>
        TextOption.Make("--why", "Why, in your words: it is kept with the change.", "TEXT");
}
