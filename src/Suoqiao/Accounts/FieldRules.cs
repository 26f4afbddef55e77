using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Resources;
using Suoqiao.Standards;
using Suoqiao.Tables;

namespace Suoqiao.Accounts;

/// <summary>
/// The usual rules of input fields with their messages from AccountsTexts, in the language of the request: the framework's own
/// messages exist in English only.
/// </summary>
internal static class FieldRules
{
    private static readonly ResourceManager Texts = new(typeof(AccountsTexts));

    /// <summary>What is wrong with a text whose characters cannot be kept, if anything.</summary>
    public static string? NotPlain(string text) =>
        PlainText.Fault(text) is { } found ? Say("FieldNotPlain", found.Position, found.ToString()) : null;

    public static string Say(string key, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);
}

/// <summary>The field must be filled in.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NeededAttribute : RequiredAttribute
{
    public override string FormatErrorMessage(string name) => FieldRules.Say("FieldNeeded");
}

/// <summary>The text must not be longer, and hold nothing but text: every text that is typed has this rule.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AtMostAttribute(int length) : MaxLengthAttribute(length)
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && FieldRules.NotPlain(text) is { } fault
            ? new(fault, validationContext.MemberName is { } member ? [member] : null)
            : base.IsValid(value, validationContext);

    public override string FormatErrorMessage(string name) => FieldRules.Say("FieldAtMost", Length);
}

/// <summary>The number must lie between the two.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BetweenAttribute(int least, int most) : RangeAttribute(least, most)
{
    public override string FormatErrorMessage(string name) => FieldRules.Say("FieldBetween", Minimum, Maximum);
}

/// <summary>The text, if given, must look like an e-mail address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MailAttribute() : RegularExpressionAttribute(@"[^@\s]+@[^@\s]+\.[^@\s.]+")
{
    public override string FormatErrorMessage(string name) => FieldRules.Say("FieldMail");
}

/// <summary>The text, if given, must look like a telephone number.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PhoneNumberAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || Telephone.Read(text) is not null;

    public override string FormatErrorMessage(string name) => FieldRules.Say("FieldPhone");
}

/// <summary>The box must be ticked.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TickedAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is true;

    public override string FormatErrorMessage(string name) => FieldRules.Say("FieldTicked");
}
