@echo off
rem Runs the workshop on Windows, as `tulip` does elsewhere: finds a JDK 25 or newer, builds what is out of date,
rem starts tulip.runner.Main.
rem   TULIP_OPTS   more options for the JVM
rem Paths stay in variables and are expanded outside of ( ) only, so that a folder may be named "a (x86) & b!".
setlocal EnableExtensions DisableDelayedExpansion

for %%F in ("%~dp0.") do set "root=%%~fF"
set "runner=%root%\workshop\runner\target"
set "stamp=%runner%\built"
set "libraries=%runner%\classpath"
set "log=%runner%\build.log"
set "lock=%root%\.tulip\windows.lock"

rem --- The JDK. No JVM is started to find it: its `release` file says the version. ---
set "jdk="
set "others="
set /a best=0
if not defined JAVA_HOME goto try_jdk_home
set "candidate=%JAVA_HOME:"=%"
call :consider
:try_jdk_home
if defined jdk goto found
if not defined JDK_HOME goto try_path
set "candidate=%JDK_HOME:"=%"
call :consider
:try_path
if defined jdk goto found
set "candidate="
for %%J in (java.exe) do set "candidate=%%~dp$PATH:J"
if not defined candidate goto try_places
for %%F in ("%candidate%..") do set "candidate=%%~fF"
call :consider
if defined jdk goto found

rem Nobody chose one of these, so the newest release among them wins.
:try_places
for %%P in (
    "%ProgramFiles%\Java"
    "%ProgramFiles%\Eclipse Adoptium"
    "%ProgramFiles%\Microsoft"
    "%ProgramFiles%\Zulu"
    "%ProgramFiles%\Amazon Corretto"
    "%ProgramFiles%\BellSoft"
    "%ProgramFiles%\Semeru"
    "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
    "%LOCALAPPDATA%\mise\installs\java"
    "%USERPROFILE%\.jdks"
    "%USERPROFILE%\.gradle\jdks"
    "%USERPROFILE%\.sdkman\candidates\java"
    "%USERPROFILE%\.jabba\jdk"
) do for /d %%D in ("%%~P\*") do set "candidate=%%~fD" & call :consider
for /d %%D in ("%USERPROFILE%\scoop\apps\*jdk*" "%USERPROFILE%\scoop\apps\*openjdk*") do set "candidate=%%~fD\current" & call :consider
if defined jdk goto found

if not defined others set "others=no Java at all"
setlocal EnableDelayedExpansion
>&2 echo tulip: needs a JDK 25 or newer: there is none in JAVA_HOME, JDK_HOME, on PATH or in the usual places.
>&2 echo        found !others!
>&2 echo        Install one:  winget install EclipseAdoptium.Temurin.25.JDK
>&2 echo        or point JAVA_HOME to it, if it is somewhere else.
exit /b 1

rem --- The build. ---
:found
call :out_of_date
if not errorlevel 1 goto start
if not exist "%root%\.tulip\" md "%root%\.tulip"
if not exist "%root%\.tulip\" exit /b 1

rem Windows lets only one process at a time write to a file, and closes it for a process that was killed.
set "told="
:enter
set "entered="
set "built=0"
2>nul (>>"%lock%" (call )) && call :build 9>>"%lock%"
if defined entered goto built
if not defined told >&2 echo tulip: waiting for the build in another terminal ...
set "told=yes"
ping -n 2 127.0.0.1 >nul
goto enter

:built
if "%built%"=="0" goto start
>&2 echo tulip: the build failed:
set "TULIP_LOG=%log%"
powershell -NoLogo -NoProfile -NonInteractive -Command "$all = @(Get-Content -LiteralPath $env:TULIP_LOG); $e = @($all | Where-Object { $_ -match '\.java:\[' -and $_ -notmatch '[\\/]exercise[\\/]' } | Select-Object -Unique); if ($e.Count -eq 0) { $e = $all }; $e | Select-Object -First 10 | ForEach-Object { '  ' + $_ }; if ($all -match 'Could not transfer|Failed to fetch|Unknown host|remote name could not be resolved') { '  Something that the build needs is not on this machine yet: connect to the network once and run this again.' }" >&2
setlocal EnableDelayedExpansion
>&2 echo   in full: !log!
exit /b 1

rem --- The start. ---
:start
set "classes="
for /d %%M in ("%root%\module-*" "%root%\workshop\*") do set "folder=%%~fM\target\classes" & call :add_classes
for /d %%M in ("%root%\module-*" "%root%\workshop\*") do set "folder=%%~fM\target\test-classes" & call :add_classes
rem In the environment, since it may be too long for a command line. (`set /p` would read 1,023 characters of it.)
set "jars="
for /f "usebackq delims=" %%C in ("%libraries%") do set "jars=%%C"
set "CLASSPATH=%classes%%jars%"
rem What is over in a second is not worth the better of the JVM's two compilers.
set "tier="
for %%C in (run list hint solution diff reset undo catch-up) do if "%~1"=="%%C" set "tier=-XX:TieredStopAtLevel=1"
"%jdk%\bin\java.exe" --add-exports java.base/jdk.internal.vm=ALL-UNNAMED --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xshare:auto %tier% "-Dtulip.home=%root%" %TULIP_OPTS% tulip.runner.Main %*
exit /b %ERRORLEVEL%

rem Makes %candidate% the JDK to use if it is one, new enough, and better than the best so far.
:consider
if not exist "%candidate%\bin\java.exe" exit /b
if not exist "%candidate%\release" exit /b
set "version="
set "runtime="
for /f "usebackq tokens=1,2 delims==" %%K in ("%candidate%\release") do (
    if "%%K"=="JAVA_VERSION" set "version=%%~L"
    if "%%K"=="JAVA_RUNTIME_VERSION" set "runtime=%%~L"
)
if not defined version exit /b
set /a major=0, rank=0
for /f "tokens=1-3 delims=.-+_" %%A in ("%version%.0.0") do set /a major=%%A, rank=%%A*1000000+%%B*1000+%%C
if %major% LSS 25 goto refuse
if not exist "%candidate%\bin\javac.exe" set "version=%version% without a compiler"
if not exist "%candidate%\bin\javac.exe" goto refuse
rem A pre-release (26-ea+12) is less than any release.
if not defined runtime set "runtime=%version%"
for /f "delims=+" %%R in ("%runtime%") do set "runtime=%%R"
if not "%runtime:-=%"=="%runtime%" set /a rank=major
if %rank% LEQ %best% exit /b
set /a best=rank
set "jdk=%candidate%"
exit /b

:refuse
if defined others set "others=%others%, "
set "others=%others%%version% in %candidate%"
exit /b

:add_classes
if exist "%folder%\" set "classes=%classes%%folder%;"
exit /b

rem Exits with 1 if anything was edited, added or deleted since the last good build. A folder is newer than the stamp
rem when something in it came or went. Answers to exercises do not count: the runner compiles them itself.
:out_of_date
if not exist "%stamp%" exit /b 1
if not exist "%libraries%" exit /b 1
set "missing="
for /d %%M in ("%root%\module-*" "%root%\workshop\*") do (
    if exist "%%~fM\src\main\java\" if not exist "%%~fM\target\classes\" set "missing=yes"
    if exist "%%~fM\src\test\java\" if not exist "%%~fM\target\test-classes\" set "missing=yes"
)
set "jars="
for /f "usebackq delims=" %%C in ("%libraries%") do set "jars=%%C"
if defined jars for %%J in ("%jars:;=" "%") do if not exist "%%~J" set "missing=yes"
if defined missing exit /b 1
set "TULIP_ROOT=%root%"
powershell -NoLogo -NoProfile -NonInteractive -Command "$t = (Get-Item -LiteralPath (Join-Path $env:TULIP_ROOT 'workshop\runner\target\built')).LastWriteTimeUtc; Set-Location -LiteralPath $env:TULIP_ROOT; function Look($f) { if ($f.PSIsContainer -and $f.Name -eq 'exercise') { return }; if ($f.LastWriteTimeUtc -gt $t) { exit 1 }; if ($f.PSIsContainer) { foreach ($c in (Get-ChildItem -LiteralPath $f.FullName -Force)) { Look $c } } }; foreach ($f in (Get-Item -Path pom.xml,.mvn,module-*\pom.xml,module-*\src,workshop\*\pom.xml,workshop\*\src -Force -ErrorAction SilentlyContinue)) { Look $f }; exit 0"
if errorlevel 1 exit /b 1
exit /b 0

rem Builds, unless another terminal did so while this one waited. Sets built to Maven's exit status.
:build
set "entered=yes"
call :out_of_date
if not errorlevel 1 exit /b 0
if exist "%stamp%" >&2 echo tulip: building what changed since the last run (about 10 s) ...
if not exist "%stamp%" >&2 echo tulip: building for the first time (about a minute; downloads what is missing) ...
if not exist "%runner%\" md "%runner%"
rem The time of the start: an edit made while Maven runs is newer, and is built next time.
if exist "%root%\.tulip\started" del "%root%\.tulip\started"
type nul >"%root%\.tulip\started"
setlocal
set "JAVA_HOME=%jdk%"
pushd "%root%"
call "%root%\mvnw.cmd" -q process-test-classes >"%log%" 2>&1 <nul
endlocal & set "built=%ERRORLEVEL%"
popd
if "%built%"=="0" move /y "%root%\.tulip\started" "%stamp%" >nul
exit /b 0
