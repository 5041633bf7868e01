@echo off
rem Starts Microfiche in a Java machine that is set up for it. JAVA_HOME chooses the Java,
rem MICROFICHE_JAVA_OPTIONS adds options to it.
setlocal
set "MICROFICHE_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "MICROFICHE_JAVA=%JAVA_HOME%\bin\java.exe"
set "MICROFICHE_MACHINE=-Dmicrofiche.launched=true -XX:-UsePerfData -Dfile.encoding=UTF-8"
if %NUMBER_OF_PROCESSORS% LEQ 4 set "MICROFICHE_MACHINE=%MICROFICHE_MACHINE% -XX:+UseSerialGC"
"%MICROFICHE_JAVA%" %MICROFICHE_MACHINE% %MICROFICHE_JAVA_OPTIONS% -cp "%~dp0..\lib\microfiche.jar" microfiche.Launcher %*
exit /b %ERRORLEVEL%
