using Ballast.Core.Text;
using Ballast.Core.Tiers;
using Ballast.Core.Tiers.Files;
using Ballast.Core.Yaml;

namespace Ballast.Core.Questions.Parameters;

/// <summary>Policy files of tiers.</summary>
internal static class TierParameters
{
    /// <summary>The policy file, where a question is about more than tiers.</summary>
    public static readonly Parameter Tiers = File(
        "tiers",
        "The policy file of tiers (default: the policy that is shipped). Command line only."
    );

    /// <summary>A parameter that takes a policy file.</summary>
    public static Parameter File(string name, string help) =>
        new(name, help) { ValueName = "FILE", Kind = ParameterKind.File };

    /// <summary>The policy of a file that was given, or the shipped one.</summary>
    /// <exception cref="ParameterException">The file cannot be read, with line and column.</exception>
    public static TierPolicy Read(Given given, Parameter parameter)
    {
        if (given.Text(parameter) is not { } text)
            return TierPolicyFile.Shipped;
        try
        {
            return TierPolicyFile.Read(text);
        }
        catch (YamlFileException e)
        {
            throw new ParameterException($"{Notice.Option(parameter.Name)}, {e.Message}");
        }
    }
}
