using System.CommandLine;
using Ballast.Cli.Output;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;
using Ballast.Core.Text;
using Ballast.Storage;

namespace Ballast.Cli.Options;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions(CliHost host)
{
    /// <summary>Options of questions: a command that asks none of the store has no use for them.</summary>
    public static readonly string[] OfQuestions = ["--tournament", "--as-of"];

    private readonly Option<string?> _store = new("--store")
    {
        Description =
            "The store: a file, or postgres://user@host/database (default: BALLAST_STORE, else ballast.db in the platform's data folder).",
        HelpName = "STORE",
        Recursive = true,
    };

    private readonly Option<string?> _panels = new("--panels")
    {
        Description =
            "A folder with panels of resolved rounds beside the store, from which their scores are read (default: BALLAST_PANELS, else none).",
        HelpName = "FOLDER",
        Recursive = true,
    };

    private readonly Option<string> _tournament = new("--tournament")
    {
        Description = "classic, signals or crypto.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "classic",
        Recursive = true,
    };

    private readonly Option<string?> _asOf = new("--as-of")
    {
        Description = "Answer as it could have been answered at that moment (ISO, UTC; a bare day is its midnight).",
        HelpName = "TIME",
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "One JSON document and nothing else.",
        Recursive = true,
    };

    private readonly Dictionary<Command, string[]> _unused = [];

    public void AddTo(RootCommand root)
    {
        _tournament.CompletionSources.Add([.. Tournaments.All.Select(t => t.Slug())]);
        root.Add(_store);
        root.Add(_panels);
        root.Add(_tournament);
        root.Add(_asOf);
        root.Add(_json);
    }

    /// <summary>Runs a command's body with what the options say.</summary>
    /// <param name="command">The command.</param>
    /// <param name="body">What it does.</param>
    /// <param name="unused">Names of these options that have no effect on it: where one is given all the same, a line says so.</param>
    public void SetAction(Command command, Func<ParseResult, CommandContext, int> body, params string[] unused)
    {
        _unused[command] = unused;
        command.SetAction(parsed =>
        {
            CommandContext context;
            try
            {
                context = Context(parsed, CommandName.Of(command));
            }
            catch (ParameterException e)
            {
                throw new UsageException(CommandName.Of(command), e.Message);
            }
            foreach (var option in new Option[] { _store, _panels, _tournament, _asOf })
            {
                if (IsUnused(option, unused) && parsed.GetResult(option) is { Implicit: false })
                    context.Screen.Aside($"{option.Name} has no effect on {CommandName.Of(command)}.");
            }
            if (context.IsAsOfGiven && context.AsOf > host.Clock.GetUtcNow() && !unused.Contains(_asOf.Name))
                context.Screen.Aside($"{_asOf.Name} lies ahead: what is not known yet has no part in the answer.");
            try
            {
                return body(parsed, context);
            }
            catch (ParameterException e)
            {
                throw new UsageException(CommandName.Of(command), e.Message);
            }
        });
    }

    /// <summary>Those of these options that have no effect on a command, so that its help is silent about them.</summary>
    public IReadOnlyList<Option> UnusedOn(Command command) =>
        _unused.TryGetValue(command, out var names)
            ? [.. new Option[] { _store, _panels, _tournament, _asOf }.Where(o => IsUnused(o, names))]
            : [];

    /// <summary>Without a store there are no panels beside it.</summary>
    private bool IsUnused(Option option, string[] unused) =>
        unused.Contains(option.Name) || (option == _panels && unused.Contains(_store.Name));

    /// <summary>What was said of the store, the tournament and the moment; a server's location may hold a password and is not said again.</summary>
    private IEnumerable<string> Kept(ParseResult parsed)
    {
        if (
            parsed.GetResult(_store) is { Implicit: false }
            && parsed.GetValue(_store) is { } store
            && !StoreLocation.IsServer(store)
        )
        {
            yield return _store.Name;
            yield return store;
        }
        foreach (var option in new Option[] { _panels, _tournament, _asOf })
        {
            if (parsed.GetResult(option) is not { Implicit: false } result)
                continue;
            yield return option.Name;
            yield return result.Tokens[^1].Value;
        }
    }

    private CommandContext Context(ParseResult parsed, string command) =>
        new()
        {
            Command = command,
            CliHost = host,
            Screen = new Screen(host, parsed.GetValue(_json)) { Kept = [.. Kept(parsed)] },
            Tournament = ReadTournament(parsed.GetValue(_tournament)!, command),
            AsOf = parsed.GetValue(_asOf) is { } asOf
                ? Moment.Read(asOf, $"{Notice.Option("as-of")}")
                : host.Clock.GetUtcNow(),
            IsAsOfGiven = parsed.GetValue(_asOf) is not null,
            StorePath = StorePath(parsed.GetValue(_store), command),
            Panels = Panels(parsed.GetValue(_panels), command),
        };

    /// <summary>The store and the tournament of a line that somebody still types: what cannot be read yet is taken as if it was not there.</summary>
    public (string Store, Tournament Tournament) Place(ParseResult parsed)
    {
        try
        {
            var isKnown = Tournaments.TryParse(parsed.GetValue(_tournament) ?? "", out var tournament);
            return (StorePath(parsed.GetValue(_store), ""), isKnown ? tournament : Tournament.Classic);
        }
        catch (Exception e) when (e is UsageException or InvalidOperationException)
        {
            return (StorePath(null, ""), Tournament.Classic);
        }
    }

    /// <summary>Refuses a location that cannot be read before anything is done, in words that do not repeat it: it may hold a password.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static string CheckLocation(string location, string command, string? source = null)
    {
        try
        {
            StoreLocation.Display(location);
            return location;
        }
        catch (StoreException e)
        {
            throw new UsageException(command, source is null ? e.Message : $"{source}: {e.Message}");
        }
    }

    /// <summary>A tournament's name.</summary>
    /// <exception cref="UsageException">There is no such tournament.</exception>
    public static Tournament ReadTournament(string text, string command) =>
        Tournaments.TryParse(text, out var tournament)
            ? tournament
            : throw new UsageException(command, $"--tournament is classic, signals or crypto, not '{text}'.");

    private string? Panels(string? given, string command)
    {
        if (given is not null && string.IsNullOrWhiteSpace(given))
            throw new UsageException(command, "--panels is the name of a folder.");
        var folder = given ?? host.Environment("BALLAST_PANELS");
        return string.IsNullOrWhiteSpace(folder) ? null : folder;
    }

    private string StorePath(string? given, string command)
    {
        const string Variable = "BALLAST_STORE";
        var path = given ?? host.Environment(Variable);
        var source = given is null ? Variable : _store.Name;
        // Empty is mostly a variable that was not filled in: the usual store would be another one than was meant.
        if (path is not null && string.IsNullOrWhiteSpace(path))
            throw new UsageException(
                command,
                $"{source} is empty. Name a file or postgres://user@host/database, or leave {source} out."
            );
        if (path is not null)
            return CheckLocation(path, command, source);
        var data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify
        );
        return Path.Combine(data.Length > 0 ? data : ".", "ballast", "ballast.db");
    }
}
