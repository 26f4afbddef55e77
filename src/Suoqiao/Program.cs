using Suoqiao.Hosting;

// Nothing but host settings (--key=value) is how a test host starts the site; everything else is a command.
return args.Length > 0 && args.All(arg => arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('='))
    ? await Site.RunAsync(args)
    : await Cli.RunAsync(args);
