using System.CommandLine;
using System.CommandLine.Completions;
using Ballast.Core.Questions;

namespace Ballast.Cli.Options;

/// <summary>The words that a value can be, for shells that complete them and for hints where a word is none of them.</summary>
internal static class KnownWords
{
    /// <summary>Those of a parameter: its choices, or what it knows beside whatever else may be said.</summary>
    public static void AddTo(List<Func<CompletionContext, IEnumerable<CompletionItem>>> sources, Parameter parameter)
    {
        if (parameter.Known is { } known)
            sources.Add(_ => known().Select(w => new CompletionItem(w)));
        else if (parameter.Choices.Count > 0)
            sources.Add([.. parameter.Choices]);
    }
}
