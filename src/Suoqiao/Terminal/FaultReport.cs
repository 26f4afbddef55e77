using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Tables;

namespace Suoqiao.Terminal;

/// <summary>Every fault of a file for a person: where, what, and what to do about it. They are held for the end, or written as they come.</summary>
internal sealed class FaultReport : IDisposable
{
    private readonly List<RowFault> held = [];
    private readonly Screen.Lines? lines;

    private FaultReport(Screen.Lines? lines) => this.lines = lines;

    /// <summary>The faults so far, if they are held.</summary>
    public IReadOnlyList<RowFault> Held => held;

    private static IStringLocalizer<TerminalTexts> Texts => Language.Texts<TerminalTexts>();

    private static string[] Headers => [Texts["Fault.File"], Texts["Fault.Row"], Texts["Fault.Column"], Texts["Fault.Message"], Texts["Fault.Remedy"]];

    public static FaultReport Begin(bool hold) => new(hold ? null : new Screen.Lines(Headers));

    /// <summary>
    /// Prints the faults and notices of files to be read, and says whether to go on all the same; null where the command does not offer to leave bad rows out.
    /// </summary>
    public static bool Accept(IReadOnlyList<RowFault> faults, bool? goOn = null)
    {
        if (faults.Count == 0)
        {
            return true;
        }

        Screen.Table(Headers, faults.Select(Cells), asRemark: true);
        if (faults.All(fault => fault.IsNotice))
        {
            return true;
        }

        if (goOn is not true)
        {
            Screen.Remark(Texts[goOn is null ? "RefusedAll" : "Refused"]);
        }

        return goOn is true;
    }

    public void Tell(RowFault fault)
    {
        if (lines is null)
        {
            held.Add(fault);
        }
        else
        {
            lines.Write(Cells(fault));
        }
    }

    /// <summary>Prints what was held.</summary>
    public void Print()
    {
        if (held.Count > 0)
        {
            Screen.Table(Headers, held.Select(Cells));
        }
    }

    public void Dispose() => lines?.Dispose();

    private static string[] Cells(RowFault fault)
    {
        var words = Language.Texts<TablesTexts>();
        return
        [
            fault.File,
            fault.Row == 0 ? "" : fault.Row.ToString(CultureInfo.InvariantCulture),
            fault.Column ?? "",
            fault.ToMessage(words),
            fault.ToRemedy(words),
        ];
    }
}

/// <summary>A fault as programs read it.</summary>
internal sealed record FaultJson(string File, int Row, string? Column, string Kind, bool IsNotice, string Message, string Remedy);

internal static class FaultJsonMapping
{
    public static FaultJson ToJson(this RowFault fault)
    {
        var words = Language.Texts<TablesTexts>();
        return new(fault.File, fault.Row, fault.Column, fault.Kind.ToString(), fault.IsNotice, fault.ToMessage(words), fault.ToRemedy(words));
    }
}
